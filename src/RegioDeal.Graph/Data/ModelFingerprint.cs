using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Data;

/// <summary>Tells models apart: another model builds its own release instead of misreading an old one.</summary>
internal static class ModelFingerprint
{
    /// <summary>Raised when the import makes other rows of the same package.</summary>
    private const int ImportVersion = 1;

    /// <summary>Four hexadecimal digits of a digest over tables, columns, indexes, stored expressions and what is searched; the same on every database.</summary>
    public static string Of(GraphContext context)
    {
        var text = new StringBuilder().Append(ImportVersion).Append('\n');
        foreach (var entity in context.GetService<IDesignTimeModel>().Model.GetEntityTypes().OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            text.Append(entity.Name).Append('\n');
            foreach (var property in entity.GetProperties())
            {
                text.Append(property.Name).Append(':').Append(property.ClrType).Append(property.IsNullable).Append('\n');
            }

            foreach (var index in entity.GetIndexes().Select(index => string.Join(',', index.Properties.Select(property => property.Name))).Order(StringComparer.Ordinal))
            {
                text.Append(index).Append('\n');
            }
        }

        foreach (var column in context.Graph.StoredColumns)
        {
            text.Append(column.Entity.Name).Append('.').Append(column.Name).Append('=').Append(column.Expression).Append('\n');
        }

        text.Append(SearchIndex.Version).Append('\n');
        foreach (var (graph, searched) in context.Graph.SearchedGraphs.SelectMany(graph => graph.Searched.Select(searched => (graph, searched))))
        {
            text.Append(graph.Name).Append('.').Append(searched.Items).Append(searched.Text).Append('*').Append(searched.Weight).Append(searched.IsShown).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..4];
    }
}
