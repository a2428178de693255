using System.ComponentModel;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Tests.Lending;

[Description("What a book is.")]
internal enum Genre
{
    [Description("Made up.")]
    Novel,

    [Description("Verse.")]
    Poetry,

    [Description("Of what was.")]
    LocalHistory,
}

[Description("How a part of a fee came about.")]
internal enum PartBasis
{
    [Description("It was agreed.")]
    Agreed,

    [Description("It was guessed.")]
    Guessed,
}

[Description("How a book is bound.")]
internal enum Binding
{
    [Description("In boards.")]
    Hard,

    [Description("In paper.")]
    Soft,
}

internal sealed class District : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>GeoJSON.</summary>
    public string? Outline { get; init; }

    /// <summary>Drawn when all else is.</summary>
    public int? Readers { get; set; }

    public List<Library> Libraries { get; } = [];

    public List<Season> Seasons { get; } = [];

    public List<Loan> Loans { get; } = [];
}

internal sealed class Library : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? City { get; init; }

    public LocalDate Founded { get; init; }

    public int DistrictId { get; init; }

    public District District { get; init; } = null!;

    public List<Shelf> Shelves { get; } = [];

    public List<Book> Books { get; } = [];

    public List<Loan> Loans { get; } = [];

    public List<Account> Accounts { get; } = [];
}

internal sealed class Shelf : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public int? Floor { get; init; }

    public bool IsOpen { get; init; }

    public int LibraryId { get; init; }

    public Library Library { get; init; } = null!;

    public List<Book> Books { get; } = [];

    public List<FeePart> Parts { get; } = [];
}

internal sealed class Book : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Cover { get; init; }

    public int Pages { get; init; }

    public int? Rating { get; init; }

    public long Views { get; init; }

    public long Cents { get; init; }

    /// <summary>Ten-thousandths; may be below 0.</summary>
    public long? Balance { get; init; }

    public Genre Genre { get; init; }

    public Binding? Binding { get; init; }

    public bool InPrint { get; init; }

    public bool? IsSigned { get; init; }

    public LocalDate Published { get; init; }

    public LocalDate? Acquired { get; init; }

    public int LibraryId { get; init; }

    public Library Library { get; init; } = null!;

    public int? ShelfId { get; init; }

    public Shelf? Shelf { get; init; }

    public int? ParentId { get; init; }

    public Book? Parent { get; init; }

    public List<Book> Children { get; } = [];

    public List<Copy> Copies { get; } = [];

    public List<Authorship> Authorships { get; } = [];

    public List<Loan> Loans { get; } = [];
}

internal sealed class Author : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public int? Born { get; init; }

    /// <summary>Drawn when all else is.</summary>
    public int? Readers { get; set; }

    public List<Authorship> Authorships { get; } = [];

    public List<FeePart> Parts { get; } = [];
}

internal sealed class Authorship
{
    public int Id { get; init; }

    public int BookId { get; init; }

    public Book Book { get; init; } = null!;

    public int AuthorId { get; init; }

    public Author Author { get; init; } = null!;
}

internal sealed class Copy : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int Number { get; init; }

    public long Cents { get; init; }

    public int BookId { get; init; }

    public Book Book { get; init; } = null!;
}

internal sealed class Season : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public LocalDate Start { get; init; }

    public int DistrictId { get; init; }

    public District District { get; init; } = null!;

    public List<Loan> Loans { get; } = [];
}

/// <summary>A fee; its season is the one of its library's first account.</summary>
internal sealed class Loan : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public long Cents { get; init; }

    public bool IsLate { get; init; }

    public int DistrictId { get; init; }

    public District District { get; init; } = null!;

    public int LibraryId { get; init; }

    public Library Library { get; init; } = null!;

    public int BookId { get; init; }

    public Book Book { get; init; } = null!;

    public int SeasonId { get; init; }

    public Season Season { get; init; } = null!;
}

/// <summary>What of a loan's fee goes to one author of the book, or to none, and to one shelf, or to none.</summary>
internal sealed class FeePart : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int LoanId { get; init; }

    public Loan Loan { get; init; } = null!;

    public int? AuthorId { get; init; }

    public Author? Author { get; init; }

    public PartBasis AuthorBasis { get; init; }

    public int? ShelfId { get; init; }

    public Shelf? Shelf { get; init; }

    public PartBasis ShelfBasis { get; init; }

    public long PartCents { get; init; }

    public long Cents { get; init; }

    public bool IsLate { get; init; }

    public int DistrictId { get; init; }

    public District District { get; init; } = null!;

    public int LibraryId { get; init; }

    public Library Library { get; init; } = null!;

    public int BookId { get; init; }

    public int SeasonId { get; init; }

    public Season Season { get; init; } = null!;
}

/// <summary>One way to give every loan of a library a season.</summary>
internal sealed class Account
{
    public int Id { get; init; }

    public int Number { get; init; }

    public int AccountCount { get; init; }

    public int LibraryId { get; init; }

    public Library Library { get; init; } = null!;

    public List<Entry> Entries { get; } = [];
}

internal sealed class Entry
{
    public int Id { get; init; }

    public int AccountId { get; init; }

    public Account Account { get; init; } = null!;

    public int LoanId { get; init; }

    public Loan Loan { get; init; } = null!;

    public int SeasonId { get; init; }

    public Season Season { get; init; } = null!;
}
