using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace RegioDeal.Graph.Data;

/// <summary>The tables of a release: made empty and without indexes, which are built when all rows are there.</summary>
/// <remarks>
/// They have no foreign keys. The import has checked those of the package, the program makes the rest, and a release never changes:
/// to check a million rows again, one by one, would only take time.
/// </remarks>
internal sealed class ReleaseTables
{
    private readonly GraphContext context;
    private readonly IModel model;
    private readonly MigrationOperation[] tables;
    private readonly MigrationOperation[] indexes;

    public ReleaseTables(GraphContext context)
    {
        this.context = context;
        model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        tables = [.. operations.Where(operation => operation is not (CreateIndexOperation or AddForeignKeyOperation))];
        indexes = [.. operations.OfType<CreateIndexOperation>()];
        foreach (var table in tables.OfType<CreateTableOperation>())
        {
            table.ForeignKeys.Clear();
        }
    }

    public Task CreateAsync(CancellationToken cancellationToken) => RunAsync(tables, cancellationToken);

    public Task IndexAsync(CancellationToken cancellationToken) => RunAsync(indexes, cancellationToken);

    private async Task RunAsync(IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        foreach (var command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
        {
            await context.Database.ExecuteSqlRawAsync(command.CommandText.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        }
    }
}
