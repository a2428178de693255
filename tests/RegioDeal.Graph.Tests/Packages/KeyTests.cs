using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class KeyTests : IDisposable
{
    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_key_that_stands_twice_is_told_and_what_refers_to_the_other_is_not() =>
        Assert.Equal(
            ["programme/tranches.csv, row 3, programme, number: found 'zuid-en-oost-drenthe/1', the key of row 2, expected a key of its own; remove one of the two rows, or correct a key."],
            package.Change("programme/tranches.csv", "zuid-en-oost-drenthe,2,", "zuid-en-oost-drenthe,1,").Faults());

    [Fact]
    public void A_key_that_differs_from_another_in_spelling_alone() =>
        Assert.Equal(
            ["programme/themes.csv, row 3: found 'zuid-en-oost-drenthe/WERKEN/Jeugd-en-techniek', which makes the key of a row above, expected a key of its own; change it or remove the row."],
            package.Change("programme/themes.csv", "zuid-en-oost-drenthe,WONEN", "zuid-en-oost-drenthe,WERKEN,Jeugd-en-techniek,2,,,,uitvoeringsprogramma-6,122\nzuid-en-oost-drenthe,WONEN").Faults());

    [Fact]
    public void A_key_that_is_not_there_is_told_at_the_column_that_is_wrong() =>
        Assert.Equal(
            [
                "programme/allocations.csv, row 10, code: found 'zuid-en-oost-drenthe/WERKEN/55', expected programme/pillar/code of a row of programme/projects.csv; correct it, or add that row there.",
                "programme/allocations.csv, row 11, pillar: found 'zuid-en-oost-drenthe/WERK/6', expected programme/pillar/code of a row of programme/projects.csv; correct it, or add that row there.",
            ],
            package.Change("programme/allocations.csv", "WERKEN,5,1,80000,", "WERKEN,55,1,80000,").Change("programme/allocations.csv", "WERKEN,6,1,", "WERK,6,1,").Faults());

    [Fact]
    public void A_key_that_many_rows_refer_to_is_told_once_a_table() =>
        Assert.Equal(
            [
                "programme/allocation_evidence.csv, row 2, source: found 'rdzod-besluitenlijst' (in 1 more row too), expected code of a row of sources.csv; correct it, or add that row there.",
            ],
            package.Rewrite("sources.csv", text => text.Replace("\nrdzod-besluitenlijst,", "\nrdzod-besluiten,", StringComparison.Ordinal)).Faults());

    [Fact]
    public void A_row_at_fault_is_no_unknown_key() =>
        Assert.Equal(
            ["programme/pillars.csv, row 2, position: found 'een', expected a whole number; write digits only."],
            package.Change("programme/pillars.csv", "Werken,1,", "Werken,een,").Faults());

    [Fact]
    public void A_key_at_fault_makes_no_reference_to_it_unknown() =>
        Assert.Equal(
            ["programme/tranches.csv, row 5, number: found 'vier', expected a whole number; write digits only."],
            package.Change("programme/tranches.csv", "zuid-en-oost-drenthe,4,", "zuid-en-oost-drenthe,vier,").Faults());

    [Fact]
    public void A_parent_stands_before_its_children() =>
        Assert.Equal(
            ["programme/projects.csv, row 2, parent: found 'zuid-en-oost-drenthe/WERKEN/1.2', expected the key of a row above; move that row up."],
            package.Change("programme/projects.csv", "\"129,155\",,", "\"129,155\",1.2,").Faults());
}
