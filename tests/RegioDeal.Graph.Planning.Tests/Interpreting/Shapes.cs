using NodaTime;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>What a value is, as a reader of the schema knows it.</summary>
internal enum Kind
{
    Text,
    Int,
    Long,
    Decimal,
    Boolean,
    Date,
    Enum,
    Id,
}

/// <summary>A field of a type over objects in memory.</summary>
internal abstract record Member(string Name);

/// <param name="Type">The type in the schema, for variables.</param>
/// <param name="Digits">Behind the point, of a decimal.</param>
internal sealed record ValueMember(string Name, Kind Kind, string Type, Func<object, object?> Get, int Digits = 0) : Member(Name);

internal sealed record LinkMember(string Name, string Target, Func<object, object?> Get) : Member(Name);

internal sealed record ListMember(string Name, string Target, bool IsPaged, Func<object, IEnumerable<object>> Get) : Member(Name);

internal sealed record GroupMember(string Name, string TypeName, IReadOnlyList<Member> Members) : Member(Name);

/// <param name="Order">What rows are ordered by when the query does not say; null: by the key alone.</param>
internal sealed record Shape(string Name, Func<object, object?>? Order, IReadOnlyList<Member> Members)
{
    /// <summary>What a list of them can put together.</summary>
    public IEnumerable<ValueMember> Numbers => Members.OfType<ValueMember>().Where(value => value.Kind is Kind.Int or Kind.Long or Kind.Decimal);
}

/// <summary>The lending graph said a second time, plainly, for the interpreter.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, Shape> All = new Shape[]
    {
        Of<District>(null, [
            Text<District>("name", d => d.Name),
            Many<District>("libraries", "Library", true, d => d.Libraries),
            Many<District>("seasons", "Season", false, d => d.Seasons),
            Fees<District>(d => d.Loans, d => d.Loans, d => d.Readers, varies: false)]),
        Of<Library>(l => l.Founded, [
            Text<Library>("name", l => l.Name),
            Text<Library>("city", l => l.City),
            Date<Library>("founded", l => l.Founded),
            Int<Library>("bookCount", l => l.Books.Count),
            Link<Library>("district", "District", l => l.District),
            Many<Library>("shelves", "Shelf", true, l => l.Shelves),
            Many<Library>("books", "Book", true, l => l.Books),
            Many<Library>("children", "Shelf", true, l => l.Shelves),
            Fees<Library>(l => l.Loans, l => l.District.Loans, l => l.District.Readers, varies: false)]),
        Of<Shelf>(null, [
            Text<Shelf>("code", s => s.Code),
            Int<Shelf>("floor", s => s.Floor),
            Boolean<Shelf>("isOpen", s => s.IsOpen),
            Int<Shelf>("bookCount", s => s.Books.Count),
            Link<Shelf>("library", "Library", s => s.Library),
            Many<Shelf>("books", "Book", true, s => s.Books),
            PartFees<Shelf>(s => s.Parts, s => s.Library.District.Loans, s => s.Library.District.Readers)]),
        Of<Book>(b => b.Published, [
            Text<Book>("title", b => b.Title),
            Text<Book>("subtitle", b => b.Subtitle),
            Text<Book>("cover", b => b.Cover),
            Int<Book>("pages", b => b.Pages),
            Int<Book>("rating", b => b.Rating),
            new ValueMember("views", Kind.Long, "Long", b => ((Book)b).Views),
            Decimal<Book>("price", b => b.Cents / 100m),
            Decimal<Book>("balance", b => b.Balance / 10_000m, digits: 4),
            new ValueMember("genre", Kind.Enum, "Genre", b => ((Book)b).Genre),
            new ValueMember("binding", Kind.Enum, "Binding", b => ((Book)b).Binding),
            Boolean<Book>("inPrint", b => b.InPrint),
            Boolean<Book>("isSigned", b => b.IsSigned),
            Date<Book>("published", b => b.Published),
            Date<Book>("acquired", b => b.Acquired),
            Int<Book>("copyCount", b => b.Copies.Count),
            Decimal<Book>("copyValue", b => b.Copies.Sum(c => c.Cents) / 100m),
            Int<Book>("latestCopy", b => b.Copies.Max(c => (int?)c.Number)),
            Boolean<Book>("isLong", b => b.Pages > 300),
            Int<Book>("floor", b => b.Shelf?.Floor),
            Text<Book>("libraryName", b => b.Library.Name),
            Link<Book>("library", "Library", b => b.Library),
            Link<Book>("shelf", "Shelf", b => b.Shelf),
            Link<Book>("parent", "Book", b => b.Parent),
            Many<Book>("children", "Book", true, b => b.Children),
            Many<Book>("copies", "Copy", true, b => b.Copies),
            Many<Book>("authors", "Author", false, b => b.Authorships.Select(a => a.Author)),
            new GroupMember("edition", "Edition", [
                new ValueMember("binding", Kind.Enum, "Binding", b => ((Book)b).Binding),
                Int<Book>("pages", b => b.Pages),
                Int<Book>("weight", b => b.Pages * 2)])]),
        Of<Author>(null, [
            Text<Author>("name", a => a.Name),
            Int<Author>("born", a => a.Born),
            Many<Author>("books", "Book", false, a => a.Authorships.Select(b => b.Book)),
            Many<Author>("works", "Book", true, a => a.Authorships.Select(b => b.Book)),
            PartFees<Author>(a => a.Parts, a => a.Authorships.SelectMany(b => b.Book.Loans), a => a.Readers)]),
        Of<Copy>(c => c.Number, [
            Int<Copy>("number", c => c.Number),
            Decimal<Copy>("price", c => c.Cents / 100m),
            Link<Copy>("book", "Book", c => c.Book)]),
        Of<Season>(p => p.Start, [
            Text<Season>("name", p => p.Name),
            Date<Season>("start", p => p.Start),
            Link<Season>("district", "District", p => p.District),
            Fees<Season>(p => p.Loans, p => p.District.Loans, p => p.District.Readers, varies: true)]),
        Of<Loan>(null, [
            Decimal<Loan>("fee", l => l.Cents / 100m),
            Boolean<Loan>("isLate", l => l.IsLate),
            Link<Loan>("library", "Library", l => l.Library),
            Link<Loan>("book", "Book", l => l.Book),
            Link<Loan>("season", "Season", l => l.Season)]),
    }.ToDictionary(shape => shape.Name);

    public static IReadOnlyList<ListMember> Roots { get; } =
    [
        Root("districts", "District", false),
        Root("libraries", "Library", true),
        Root("shelves", "Shelf", true),
        Root("books", "Book", true),
        Root("authors", "Author", true),
        Root("copies", "Copy", true),
        Root("seasons", "Season", true),
        Root("loans", "Loan", true),
    ];

    public static Shape For(string name) => All[name];

    private static Shape Of<T>(Func<T, object?>? order, IReadOnlyList<Member> members)
        where T : Planning.Fields.IEntity => new(
            typeof(T).Name,
            order is null ? null : row => order((T)row),
            [new ValueMember("id", Kind.Id, "ID", row => Plain.Id((T)row)), .. members]);

    private static ListMember Root(string name, string target, bool isPaged) =>
        new(name, target, isPaged, data => ((LendingData)data).Of(target));

    private static ValueMember Text<T>(string name, Func<T, string?> get) => new(name, Kind.Text, "String", row => get((T)row));

    private static ValueMember Int<T>(string name, Func<T, int?> get) => new(name, Kind.Int, "Int", row => get((T)row));

    private static ValueMember Decimal<T>(string name, Func<T, decimal?> get, int digits = 2) => new(name, Kind.Decimal, "Decimal", row => get((T)row), digits);

    private static ValueMember Boolean<T>(string name, Func<T, bool?> get) => new(name, Kind.Boolean, "Boolean", row => get((T)row));

    private static ValueMember Date<T>(string name, Func<T, LocalDate?> get) => new(name, Kind.Date, "LocalDate", row => get((T)row));

    private static LinkMember Link<T>(string name, string target, Func<T, object?> get) => new(name, target, row => get((T)row));

    private static ListMember Many<T>(string name, string target, bool isPaged, Func<T, IEnumerable<object>> get) =>
        new(name, target, isPaged, row => get((T)row));

    private static GroupMember PartFees<T>(Func<T, IEnumerable<FeePart>> parts, Func<T, IEnumerable<Loan>> whole, Func<T, int?> readers) => new("fees", "Fees", [
        Decimal<T>("amount", row => parts(row).Sum(p => p.PartCents) / 100m),
        Decimal<T>("share", row => Plain.Share(parts(row).Sum(p => p.PartCents), whole(row).Sum(l => l.Cents))),
        Decimal<T>("perReader", row => Plain.PerCapita(parts(row).Sum(p => p.PartCents), readers(row))),
        Int<T>("loanCount", row => parts(row).Select(p => p.Loan).Distinct().Count()),
        Decimal<T>("firm", row => parts(row).Sum(p => p.PartCents) / 100m)]);

    private static GroupMember Fees<T>(Func<T, IEnumerable<Loan>> loans, Func<T, IEnumerable<Loan>> whole, Func<T, int?> readers, bool varies) => new("fees", "Fees", [
        Decimal<T>("amount", row => loans(row).Sum(l => l.Cents) / 100m),
        Decimal<T>("share", row => Plain.Share(loans(row).Sum(l => l.Cents), whole(row).Sum(l => l.Cents))),
        Decimal<T>("perReader", row => Plain.PerCapita(loans(row).Sum(l => l.Cents), readers(row))),
        Int<T>("loanCount", row => loans(row).Count()),
        Decimal<T>("firm", row => loans(row).Where(l => !varies || !l.IsLate).Sum(l => l.Cents) / 100m)]);
}
