using System.Reflection;
using NetArchTest.Rules;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Planning.Fields;
using Xunit;

namespace RegioDeal.Graph.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly Assembly Planning = typeof(GraphModel).Assembly;
    private static readonly Assembly Product = typeof(GraphServer).Assembly;

    [Fact]
    public void Planning_knows_nothing_of_the_product()
    {
        Assert.DoesNotContain(Planning.GetReferencedAssemblies(), reference => reference.Name == Product.GetName().Name);
        string[] words = ["Project", "Pillar", "Tranche", "Allocation", "Programme", "Municipality", "Indicator", "RegioDeal"];
        var source = Directory.EnumerateFiles(Repository.File("src", "RegioDeal.Graph.Planning"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin"));
        foreach (var type in Planning.GetTypes().Where(type => type.Namespace?.StartsWith("RegioDeal", StringComparison.Ordinal) == true))
        {
            Assert.DoesNotContain(words, word => type.Name.StartsWith(word, StringComparison.Ordinal));
        }

        Assert.All(source, file => Assert.DoesNotContain("RegioDeal.Graph.Projects", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_folders_alone_see_GraphQL_NET()
    {
        var elsewhere = Types.InAssemblies([Planning, Product])
            .That().DoNotResideInNamespace("RegioDeal.Graph.Planning.GraphQLNet")
            .And().DoNotResideInNamespace("RegioDeal.Graph.Http")
            .Should().NotHaveDependencyOnAny("GraphQL", "GraphQLParser")
            .GetResult();

        Assert.True(elsewhere.IsSuccessful, string.Join(", ", (elsewhere.FailingTypes ?? []).Select(type => type.FullName)));
    }

    [Fact]
    public void Concepts_do_not_know_the_front_door()
    {
        var outside = Types.InAssembly(Product)
            .That().DoNotResideInNamespace("RegioDeal.Graph.Http")
            .And().ResideInNamespace("RegioDeal.Graph")
            .And().DoNotHaveName("Program")
            .Should().NotHaveDependencyOnAny("RegioDeal.Graph.Http")
            .GetResult();

        Assert.True(outside.IsSuccessful, string.Join(", ", (outside.FailingTypes ?? []).Select(type => type.FullName)));
    }

    [Fact]
    public void No_folder_is_called_after_nothing() =>
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(Repository.File("src"), "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            name => name is "Common" or "Helpers" or "Utils" or "Services" or "Managers");

    [Fact]
    public void Every_concept_has_its_files_in_its_own_folder()
    {
        foreach (var graph in Product.GetTypes().Where(type => type.IsSubclassOf(typeof(EntityGraph)) && !type.IsAbstract))
        {
            var entity = graph.BaseType!.GetGenericArguments()[0];
            Assert.Equal(entity.Namespace, graph.Namespace);
            Assert.Contains(Product.GetTypes(), type => type.Namespace == entity.Namespace && type.Name.EndsWith("Configuration", StringComparison.Ordinal));
        }
    }
}
