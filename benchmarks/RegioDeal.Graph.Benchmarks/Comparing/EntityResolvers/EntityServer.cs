using GraphQL;
using GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>Serves the entities of a release by GraphQL.NET, at <c>/graphql</c>.</summary>
internal static class EntityServer
{
    /// <summary>Serves until it is ended.</summary>
    /// <param name="connection">The connection string of the database.</param>
    /// <param name="schema">The schema of the release in it.</param>
    /// <param name="args">The settings of the server.</param>
    public static async Task<int> RunAsync(string connection, string schema, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var database = new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema, MaxAutoPrepare = 50 }.ToString();
        builder.Services
            .AddPooledDbContextFactory<EntityContext>(options => options
                .UseNpgsql(database)
                .UseSnakeCaseNamingConvention()
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking))
            .AddScoped<Loaders>()
            .AddGraphQL(graph => graph
                .AddSelfActivatingSchema<EntitySchema>()
                .AddSystemTextJson()
                .ConfigureExecution<DocumentCache>());
        var app = builder.Build();
        app.MapPost("/graphql", AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http, IGraphQLSerializer serializer, IDocumentExecuter<EntitySchema> executer)
    {
        if (await serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });
        http.Response.ContentType = "application/graphql-response+json";
        http.Response.StatusCode = result.Executed ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}
