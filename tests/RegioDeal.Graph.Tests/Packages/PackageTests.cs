using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class PackageTests
{
    [Fact]
    public void The_package_of_the_repository_is_whole()
    {
        var import = Graph.Packages.Package.Open(Repository.File("seed")).Read();

        Assert.Equal(46, import.All<Graph.Projects.Project>().Count);
        Assert.Equal(73, import.All<Graph.Allocations.Allocation>().Count);
        Assert.Equal(95, import.All<Graph.Allocations.Reading>().Count);
    }

    [Fact]
    public void No_personal_contact_data_stands_in_the_package()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.File("seed"), "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotMatch(@"[\w.]+@[\w-]+\.[a-z]{2,}", text);
            Assert.DoesNotMatch(@"\(0\)6", text);
        }
    }
}
