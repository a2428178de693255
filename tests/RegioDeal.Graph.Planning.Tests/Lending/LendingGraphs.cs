using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>A graph that has nothing to do with Regio Deals: libraries, their books, and what is paid for loans.</summary>
internal static class LendingGraph
{
    // One for all: declaring reads nullability by a context that is not made for two threads.
    public static GraphModel Model { get; } = Declare();

    private static GraphModel Declare()
    {
        var fees = new FeeFigures();
        return new GraphModel(
            [
                new DistrictGraph(fees),
                new LibraryGraph(fees),
                new ShelfGraph(fees),
                new BookGraph(),
                new AuthorGraph(fees),
                new CopyGraph(),
                new SeasonGraph(fees),
                new LoanGraph(),
            ],
            [fees],
            new SourceList("books", typeof(Book), [("book", "id"), ("card", "card")]));
    }
}

internal sealed class DistrictGraph : EntityGraph<District>
{
    public DistrictGraph(FeeFigures fees)
        : base("A district.")
    {
        Field("name", d => d.Name, "Its name.");
        Field("outline", d => d.Outline, Scalar.GeoJson, "Its shape. Null when it is not known.");
        Many("libraries", d => d.Libraries, "Its libraries.");
        Declare.List("seasons", d => d.Seasons, "Its seasons.", assumedSize: 8);
        Declare.Figures("fees", fees, d => d.Loans, d => d.Loans, d => d.Id, "What was paid in it.", heads: d => d.Readers);
        RootList("districts", "The districts.", assumedSize: 4);
    }
}

internal sealed class LibraryGraph : EntityGraph<Library>
{
    public LibraryGraph(FeeFigures fees)
        : base("A library.")
    {
        Field("name", l => l.Name, "Its name.");
        Field("city", l => l.City, "Its city.");
        Field("founded", l => l.Founded, "Since when.");
        Field("bookCount", l => l.Books.Count, "How many books it has.").Stored();
        Field("booksOf", Argument("genre", Genre.Poetry, "The genre."), (l, genre) => l.Books.Count(b => b.Genre == genre), "How many of its books are of a genre.");
        Field("signedBooks", Argument("signed", true, "Whether they are signed."), (l, signed) => l.Books.Count(b => b.IsSigned == signed), "How many of its books are known to be signed, or known not to be.");
        Field(
            "priceOf",
            Argument<string>("title", "The title."),
            (l, title) => l.Books.Where(b => b.Title == title).Max(b => (long?)b.Cents),
            Scalar.Euro,
            "What its dearest book of a title cost. Null when it has none.")
            .SourcedBy((Library l, string title) => l.Books.Where(b => b.Title == title).Max(b => (int?)b.Id));
        One("district", l => l.District, "Its district.");
        Many("shelves", l => l.Shelves, "Its shelves.");
        Many("books", l => l.Books, "Its books.");
        Many("children", l => l.Shelves, "Its shelves, under a name that books use for books.").PagedAs("LibraryChildren");
        Declare.Figures("fees", fees, l => l.Loans, l => l.District.Loans, l => l.DistrictId, "What was paid to it.", heads: l => l.District.Readers);
        SearchedBy("name", l => l.Name, 6);
        SearchedBy("city", l => l.City, 2);
        SearchedBy("books", l => l.Books, b => b.Subtitle, 1);
        Order(l => l.Founded);
        RootConnection("libraries", "The libraries.");
        RootOne(
            "library",
            "A library by its name.",
            Key("name", l => l.Name, "Its name."),
            OptionalKey("district", l => l.District.Name, "The name of its district."));
    }
}

internal sealed class ShelfGraph : EntityGraph<Shelf>
{
    public ShelfGraph(FeeFigures fees)
        : base("A shelf.")
    {
        Field("code", s => s.Code, "Its code.");
        Field("floor", s => s.Floor, "Its floor.");
        Field("isOpen", s => s.IsOpen, "Whether readers may come.");
        Field("bookCount", s => s.Books.Count, "How many books stand on it.");
        Made("sign", s => s.Floor, (int? floor, Desk desk) => floor is null ? null : $"{desk.Prefix}{floor}", "What stands above it. Null when its floor is not known.").Nullable();
        One("library", s => s.Library, "Its library.");
        Many("books", s => s.Books, "Its books.");
        Declare.PartFigures(
            "fees",
            fees,
            s => s.Parts,
            s => s.Library.District.Loans,
            (s, district) => s.Parts.Any(part => part.DistrictId == district),
            "What of the fees goes to it.",
            heads: s => s.Library.District.Readers);
        RestsOn(s => s.Books);
        RootConnection("shelves", "The shelves.");
    }
}

internal sealed class BookGraph : EntityGraph<Book>
{
    public BookGraph()
        : base("A book.")
    {
        Field("title", b => b.Title, "Its title.");
        Field("subtitle", b => b.Subtitle, "Its second title.");
        Field("cover", b => b.Cover, Scalar.Url, "Its cover.");
        Field("pages", b => b.Pages, "How many pages.");
        Field("rating", b => b.Rating, "How good.");
        Field("score", b => b.Rating, "How good, by readers.")
            .AddsUpWhen((Book b) => b.InPrint, "Only scores of books in print add up: filter on inPrint.")
            .AddsUpWithin((Book b) => b.Genre, "Scores add up inside one genre: filter on genre.")
            .ComparesWithin((Book b) => b.Library.Name, "Each library has a scale of its own: filter on library.");
        Field("views", b => b.Views, "How often looked at.");
        Field("price", b => b.Cents, Scalar.Euro, "What it cost.");
        Field("balance", b => b.Balance, Scalar.Decimal(4), "What is left of it.");
        Field("genre", b => b.Genre, "What it is.");
        Field("binding", b => b.Binding, "How it is bound.");
        Field("inPrint", b => b.InPrint, "Whether it is sold.");
        Field("isSigned", b => b.IsSigned, "Whether it is signed.");
        Field("published", b => b.Published, "When it came out.");
        Field("acquired", b => b.Acquired, "When it came in.");
        Field("copyCount", b => b.Copies.Count, "How many copies.");
        Field("copyValue", b => b.Copies.Sum(c => c.Cents), Scalar.Euro, "What the copies cost.").Stored();
        Field("latestCopy", b => b.Copies.Max(c => (int?)c.Number), "The highest number of a copy.").Stored();
        Field("isLong", b => b.Pages > 300, "Whether it takes a week.");
        Field("floor", b => b.Shelf!.Floor, "The floor that it stands on.");
        Field("libraryName", b => b.Library.Name, "The name of its library.");
        Field("cheapCopies", Argument<int>("cents", "The bound."), (b, cents) => b.Copies.Count(c => c.Cents < cents), "How many copies cost less than a bound.");
        Field("namesake", Argument<Genre>("genre", "The genre."), (b, genre) => b.Library.Books.Where(o => o.Genre == genre).OrderBy(o => o.Key).Select(o => o.Title).FirstOrDefault(), "The first book of a genre in its library. Null when there is none.").Nullable();
        Declare.Object(
            "besides",
            "Besides",
            Argument<string>("title", "The title of the other book."),
            "How it differs from another book of its library.",
            "How a book differs from another.",
            besides =>
            {
                besides.Field("count", (b, title) => b.Library.Books.Count(o => o.Title == title), "How many others there are.");
                besides.Field("pages", (b, title) => b.Pages - b.Library.Books.Where(o => o.Title == title).Max(o => (int?)o.Pages), "How many pages more. Null when there is no other.");
                besides.Field(
                    "price", (b, title) => b.Cents - b.Library.Books.Where(o => o.Title == title).Max(o => (long?)o.Cents), Scalar.Euro, "How much dearer. Null when there is no other.");
            });
        Made(
            "card",
            Argument("style", CardStyle.Short, "How much it says."),
            b => new CardParts(b.Title, b.Published, new CardDetails { Views = b.Views, Rating = b.Rating, Acquired = b.Acquired, InPrint = b.InPrint, Genre = b.Genre, Binding = b.Binding, Copies = b.Copies.Count })
            {
                Id = GlobalId.Of(b),
                Shelf = GlobalId.Of(b.Shelf),
            },
            (CardParts card, CardStyle style, Desk desk) => card.Write(style, desk),
            "Its card in the catalogue.");
        One("library", b => b.Library, "Its library.");
        One("shelf", b => b.Shelf, "Its shelf.");
        One("parent", b => b.Parent, "The work that it is a volume of.");
        Many("children", b => b.Children, "Its volumes.");
        Many("copies", b => b.Copies, "Its copies.");
        Declare.List("authors", b => b.Authorships, a => a.Author, "Who wrote it.", assumedSize: 3);
        Declare.Object("edition", "Edition", "How it was made.", "How a book was made.", edition =>
        {
            edition.Field("binding", b => b.Binding, "How it is bound.");
            edition.Field("pages", b => b.Pages, "How many pages.");
            edition.Field("weight", b => b.Pages * 2, "Its weight in grams.").Stored();
        });
        Facet("library", b => b.Library);
        Facet("shelf", b => b.Shelf);
        Facet("district", b => b.Library.District);
        Facet("genre", b => b.Genre);
        Facet("binding", b => b.Binding);
        Facet("inPrint", b => b.InPrint);
        Facet("isSigned", b => b.IsSigned);
        Facet("title", b => b.Title);
        Facet("subtitle", b => b.Subtitle);
        Facet("pages", b => b.Pages);
        Facet("acquired", b => b.Acquired);
        Facet("floor", b => b.Shelf!.Floor);
        Facet("author", b => b.Authorships, a => a.Author);
        Facet("number", b => b.Copies, c => c.Number);
        Facet("copy", b => b.Copies, c => c);
        Facet("volume", b => b.Children, v => v);
        Facet("season", b => b.Loans, l => l.Season);
        SearchedBy("title", b => b.Title, 6);
        SearchedBy("subtitle", b => b.Subtitle, 2);
        Order(b => b.Published);
        RootConnection("books", "The books.");
        RootOne("book", "A book by its title.", Key("title", b => b.Title, "Its title."), OptionalKey("library", b => b.Library.Name, "The name of its library."));
    }
}

internal sealed class AuthorGraph : EntityGraph<Author>
{
    public AuthorGraph(FeeFigures fees)
        : base("An author.")
    {
        Field("name", a => a.Name, "The name.");
        Field("born", a => a.Born, "The year of birth.");
        Declare.List("books", a => a.Authorships, a => a.Book, "What the author wrote.", assumedSize: 6);
        Many("works", a => a.Authorships, a => a.Book, "The same, in pages.");
        Declare.PartFigures(
            "fees",
            fees,
            a => a.Parts,
            a => a.Authorships.SelectMany(s => s.Book.Loans),
            (a, district) => a.Parts.Any(part => part.DistrictId == district),
            "What of the fees goes to the author.",
            heads: a => a.Readers);
        RootConnection("authors", "The authors.");
    }
}

internal sealed class CopyGraph : EntityGraph<Copy>
{
    public CopyGraph()
        : base("A copy of a book.")
    {
        Field("number", c => c.Number, "Its number.");
        Field("price", c => c.Cents, Scalar.Euro, "What it cost.");
        One("book", c => c.Book, "Its book.");
        Order(c => c.Number);
        RootConnection("copies", "The copies.");
    }
}

internal sealed class SeasonGraph : EntityGraph<Season>
{
    public SeasonGraph(FeeFigures fees)
        : base("A season.")
    {
        Field("name", p => p.Name, "Its name.");
        Field("start", p => p.Start, "Its first day.");
        One("district", p => p.District, "Its district.");
        Declare.Figures("fees", fees, p => p.Loans, p => p.District.Loans, p => p.DistrictId, "What was paid in it.", varies: true, heads: p => p.District.Readers);
        Order(p => p.Start);
        RootConnection("seasons", "The seasons.");
    }
}

internal sealed class LoanGraph : EntityGraph<Loan>
{
    public LoanGraph()
        : base("A loan.")
    {
        Field("fee", l => l.Cents, Scalar.Euro, "What was paid.");
        Field("isLate", l => l.IsLate, "Whether it came back late.");
        One("library", l => l.Library, "Its library.");
        One("book", l => l.Book, "Its book.");
        One("season", l => l.Season, "Its season.");
        RootConnection("loans", "The loans.");
    }
}

internal sealed class FeeFigures : FigureGraph<Loan>
{
    public FeeFigures()
        : base("Fees", "What was paid for loans.")
    {
        AmountMeasure("amount", l => l.Cents, Scalar.Euro, "The sum paid.");
        Share("Its part of the whole.");
        PerCapita<District>("perReader", d => d.Readers, d => d.Libraries.Count != 0, "The sum for each reader.");
        CountMeasure("loanCount", "How many loans.");
        AmountWhereMeasure("firm", l => !l.IsLate, "The sum of those in time; all where no season is asked.");
        Variants<Entry>(
            entry => entry.Loan,
            entry => entry.AccountId,
            entry => entry.Account.LibraryId,
            entry => entry.Account.AccountCount,
            [nameof(Loan.Season), nameof(Loan.SeasonId)],
            "The least over all accounts.",
            "The most over all accounts.",
            "Whether both are equal.");
        NarrowedBy("season", l => l.Season.Name, "Only what was paid in a season.");
        FactLines("FeeLine", "loan", "The loans that a figure is the sum of.");
        By("season", l => l.Season, l => l.SeasonId, "By season, every one.", scope: p => p.DistrictId, runningDescription: "This season and those before it.");
        By("library", l => l.Library, l => l.LibraryId, "By library.", heads: l => l.District.Readers);
        By("book", l => l.Book, l => l.BookId, "By book.", onOwners: false);
        SpreadOver<FeePart>(
            part => part.Loan,
            part => part.LoanId,
            part => part.PartCents,
            "How a fee that goes to several authors is counted.",
            "How the parts came about.",
            "What is counted more than once.");
        SpreadBy<FeePart, Author, PartBasis>(
            "author", part => part.Author, part => part.AuthorId, part => part.AuthorBasis, "By author.", "Null for what goes to none.", heads: a => a.Readers);
        SpreadBy<FeePart, Shelf, PartBasis>(
            "shelf", part => part.Shelf, part => part.ShelfId, part => part.ShelfBasis, "By shelf.", "Null for what goes to none.");
        SpreadRestsOn(l => l.Library.Books);
        RootPivot("fees", "What was paid, grouped as asked.", loan =>
        {
            loan.Field("fee", l => l.Cents, Scalar.Euro, "What was paid.");
            loan.Field("isLate", l => l.IsLate, "Whether it came back late.");
        });
    }
}
