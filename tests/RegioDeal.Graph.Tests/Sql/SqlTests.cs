using Xunit;

namespace RegioDeal.Graph.Tests.Sql;

/// <summary>The work that each operation of <c>schema/operations</c> asks of each database: an extra statement shows in review.</summary>
[Collection(GraphTests.Name)]
public sealed class SqlTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task The_statements_of_each_operation_are_the_ones_that_were_read(Database database)
    {
        foreach (var file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql").Order(StringComparer.Ordinal))
        {
            var snapshot = Repository.File("tests", "RegioDeal.Graph.Tests", "Sql", $"{Path.GetFileNameWithoutExtension(file)}.{(database == Database.Sqlite ? "sqlite" : "postgres")}.sql");
            var statements = await graph.Sql(database, await File.ReadAllTextAsync(file));
            var text = string.Join("\n\n", statements.Select((sql, i) => $"-- {i + 1}\n{sql.ReplaceLineEndings("\n")}")) + "\n";
            if (Repository.Accepted == "sql")
            {
                await File.WriteAllTextAsync(snapshot, text);
            }

            Assert.True(File.Exists(snapshot), $"There is no {Path.GetFileName(snapshot)}. Run ./test --accept sql and read it.");
            Assert.Equal(await File.ReadAllTextAsync(snapshot), text);
            Assert.DoesNotContain("ef_", text, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Each_operation_answers_without_an_error(Database database)
    {
        foreach (var file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql"))
        {
            await graph.Data(database, await File.ReadAllTextAsync(file));
        }
    }
}
