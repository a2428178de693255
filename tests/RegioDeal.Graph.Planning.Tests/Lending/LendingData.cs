using CsCheck;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>How much a data set holds.</summary>
/// <param name="Fees">The fees of the loans, in cents; null when they are random.</param>
internal sealed record LendingSize(int Districts = 2, int Libraries = 4, int Shelves = 6, int Books = 36, int Authors = 6, int Copies = 50, int Loans = 40, int[]? Fees = null);

/// <summary>Random rows, linked in memory: the same for the same seed.</summary>
internal sealed class LendingData
{
    public static readonly string[] Words =
    [
        "Exloërmond", "exloermond", "EXLOERMOND", "50% korting", "50 korting", "a_b", "axb", "c\\d", "cd", "Straße", "strasse", "Æsop",
        "Øster", "", " ", "zebra", "Zebra", "éclair", "E\u0301clair", "😀", "\uF900", "it's", "\"quoted\"", "[\"json\"]", "line\nbreak",
    ];

    public const string Outline = """{"type":"Polygon","coordinates":[[[6.5,52.91],[6.75,52.5],[7.0,53],[6.5,52.91]]],"name":"\u00e9\""}""";

    private static readonly Gen<string> Text = Gen.Frequency(
        (4, (IGen<string>)Gen.OneOf(Words)),
        (1, Gen.Select(Gen.OneOf(Words), Gen.OneOf(Words), (one, other) => $"{one} {other}")));

    private static readonly Gen<LocalDate> Date = Gen.Int[0, 12].Select(days => new LocalDate(1999, 12, 28).PlusDays(days * 3));

    private static readonly Gen<string> KeyStart = Gen.OneOf("a", "B", "é", "😀", "\uF900", "Z");

    private readonly PCG random;
    private int nextId;

    public LendingData(uint seed, LendingSize size)
    {
        Seed = seed;
        random = new PCG(1, seed);
        Make(size);
    }

    public uint Seed { get; }

    public List<District> Districts { get; } = [];

    public List<Library> Libraries { get; } = [];

    public List<Shelf> Shelves { get; } = [];

    public List<Book> Books { get; } = [];

    public List<Author> Authors { get; } = [];

    public List<Authorship> Authorships { get; } = [];

    public List<Copy> Copies { get; } = [];

    public List<Season> Seasons { get; } = [];

    public List<Loan> Loans { get; } = [];

    public List<Account> Accounts { get; } = [];

    public List<Entry> Entries { get; } = [];

    public List<FeePart> Parts { get; } = [];

    public IEnumerable<object> All => [.. Districts, .. Libraries, .. Shelves, .. Books, .. Authors, .. Authorships, .. Copies, .. Seasons, .. Loans, .. Accounts, .. Entries, .. Parts];

    /// <summary>Every entity of a type.</summary>
    public IEnumerable<IEntity> Of(string type) => All.OfType<IEntity>().Where(entity => entity.GetType().Name == type);

    private void Make(LendingSize size)
    {
        for (var i = 0; i < size.Districts; i++)
        {
            var district = new District { Id = Next(), Key = Key(i), Name = Draw(Text), Outline = i == 0 ? Outline : null };
            Districts.Add(district);
            for (var n = 0; n < 3; n++)
            {
                var season = new Season
                {
                    Id = Next(),
                    Key = Key((10 * i) + n),
                    Name = $"{Draw(Text)} {n}",
                    Start = Draw(Date),
                    DistrictId = district.Id,
                    District = district,
                };
                Seasons.Add(season);
                district.Seasons.Add(season);
            }
        }

        for (var i = 0; i < size.Libraries; i++)
        {
            var district = Pick(Districts);
            var library = new Library
            {
                Id = Next(),
                Key = Key(i),
                Name = Draw(Text),
                City = Maybe(Text),
                Founded = Draw(Date),
                DistrictId = district.Id,
                District = district,
            };
            Libraries.Add(library);
            district.Libraries.Add(library);
        }

        for (var i = 0; i < size.Shelves; i++)
        {
            var library = Pick(Libraries);
            var shelf = new Shelf
            {
                Id = Next(),
                Key = Key(i),
                Code = Draw(Text),
                Floor = MaybeValue(Gen.Int[-1, 2]),
                IsOpen = Draw(Gen.Bool),
                LibraryId = library.Id,
                Library = library,
            };
            Shelves.Add(shelf);
            library.Shelves.Add(shelf);
        }

        for (var i = 0; i < size.Books; i++)
        {
            Books.Add(MakeBook(i));
        }

        for (var i = 0; i < size.Authors; i++)
        {
            var author = new Author { Id = Next(), Key = Key(i), Name = Draw(Text), Born = MaybeValue(Gen.Int[1900, 1903]) };
            Authors.Add(author);
            foreach (var book in Books.Where(_ => Draw(Gen.Int[0, 5]) == 0))
            {
                var authorship = new Authorship { Id = Next(), AuthorId = author.Id, Author = author, BookId = book.Id, Book = book };
                Authorships.Add(authorship);
                author.Authorships.Add(authorship);
                book.Authorships.Add(authorship);
            }
        }

        for (var i = 0; i < size.Copies; i++)
        {
            var book = Pick(Books);
            var copy = new Copy { Id = Next(), Key = Key(i), Number = Draw(Gen.Int[1, 4]), Cents = Draw(Gen.Int[0, 500]), BookId = book.Id, Book = book };
            Copies.Add(copy);
            book.Copies.Add(copy);
        }

        for (var i = 0; i < size.Loans; i++)
        {
            // The last library lends nothing.
            var library = Libraries[Draw(Gen.Int[0, Math.Max(0, Libraries.Count - 2)])];
            var (book, season) = (Pick(Books), Pick(library.District.Seasons));
            var loan = new Loan
            {
                Id = Next(),
                Key = Key(i),
                Cents = size.Fees is null ? Draw(Gen.Int[0, 300]) : size.Fees[i],
                IsLate = Draw(Gen.Bool),
                DistrictId = library.DistrictId,
                District = library.District,
                LibraryId = library.Id,
                Library = library,
                BookId = book.Id,
                Book = book,
                SeasonId = season.Id,
                Season = season,
            };
            Loans.Add(loan);
            library.Loans.Add(loan);
            library.District.Loans.Add(loan);
            book.Loans.Add(loan);
            season.Loans.Add(loan);
        }

        Libraries.ForEach(MakeAccounts);
        Loans.ForEach(MakeParts);
        Districts.ForEach(district => district.Readers = MaybeValue(Gen.Int[0, 7]));
        Authors.ForEach(author => author.Readers = MaybeValue(Gen.Int[0, 7]));
    }

    private Book MakeBook(int i)
    {
        var library = Pick(Libraries);
        var shelf = Shelves.Count > 0 && Draw(Gen.Int[0, 3]) > 0 ? Pick(Shelves) : null;
        var parent = Books.Count > 0 && Draw(Gen.Int[0, 2]) > 0 ? Books[Draw(Gen.Int[0, (Books.Count - 1) / 2])] : null;
        var book = new Book
        {
            Id = Next(),
            Key = Key(i),
            Title = Draw(Text),
            Subtitle = Maybe(Text),
            Cover = Maybe(Gen.Int[1, 3].Select(n => $"https://example.org/{n}")),
            Pages = Draw(Gen.OneOf(0, 1, 299, 300, 301, 900)),
            Rating = MaybeValue(Gen.Int[-2, 3]),
            Views = Draw(Gen.OneOf(0L, 5L, 3_000_000_000L, 9_007_199_254_740_993L)),
            Cents = Draw(Gen.OneOf(0L, 1L, 50L, 99L, 100L, 12_345L, 4_000_000_000L)),
            Balance = MaybeValue(Gen.OneOf(-12_345L, -5_000L, -1L, 0L, 1L, 5_000L, 10_000L)),
            Genre = Draw(Gen.OneOf(Enum.GetValues<Genre>())),
            Binding = MaybeValue(Gen.OneOf(Enum.GetValues<Binding>())),
            InPrint = Draw(Gen.Bool),
            IsSigned = MaybeValue(Gen.Bool),
            Published = Draw(Date),
            Acquired = MaybeValue(Date),
            LibraryId = library.Id,
            Library = library,
            ShelfId = shelf?.Id,
            Shelf = shelf,
            ParentId = parent?.Id,
            Parent = parent,
        };
        library.Books.Add(book);
        shelf?.Books.Add(book);
        parent?.Children.Add(book);
        return book;
    }

    private void MakeAccounts(Library library)
    {
        var count = Draw(Gen.Int[1, 4]);
        for (var number = 1; number <= count; number++)
        {
            var account = new Account { Id = Next(), Number = number, AccountCount = count, LibraryId = library.Id, Library = library };
            Accounts.Add(account);
            library.Accounts.Add(account);
            foreach (var loan in library.Loans)
            {
                // Most loans have the same season in every account.
                var season = number == 1 || Draw(Gen.Int[0, 2]) > 0 ? loan.Season : Pick(library.District.Seasons);
                var entry = new Entry { Id = Next(), AccountId = account.Id, Account = account, LoanId = loan.Id, Loan = loan, SeasonId = season.Id, Season = season };
                Entries.Add(entry);
                account.Entries.Add(entry);
            }
        }
    }

    /// <summary>Some authors have a part, whoever wrote the book, and some shelves a part of that, wherever it stands; what is left over goes to none, which some have a part for.</summary>
    private void MakeParts(Loan loan)
    {
        Spread(Authors, 4, loan.Cents, (author, ofAuthor) => Spread(Shelves, 6, ofAuthor, (shelf, cents) => Add(author, shelf, cents)));

        void Spread<T>(List<T> members, int others, long whole, Action<T?, long> add)
            where T : class
        {
            foreach (var member in members.Where(_ => Draw(Gen.Int[0, others]) == 0))
            {
                var cents = Draw(Gen.Long[0, whole]);
                whole -= cents;
                add(member, cents);
            }

            if (whole > 0 || Draw(Gen.Bool))
            {
                add(null, whole);
            }
        }

        void Add(Author? author, Shelf? shelf, long cents)
        {
            var part = new FeePart
            {
                Id = Next(),
                Key = Key(Parts.Count),
                LoanId = loan.Id,
                Loan = loan,
                AuthorId = author?.Id,
                Author = author,
                AuthorBasis = Draw(Gen.OneOf(Enum.GetValues<PartBasis>())),
                ShelfId = shelf?.Id,
                Shelf = shelf,
                ShelfBasis = Draw(Gen.OneOf(Enum.GetValues<PartBasis>())),
                PartCents = cents,
                Cents = loan.Cents,
                IsLate = loan.IsLate,
                DistrictId = loan.DistrictId,
                District = loan.District,
                LibraryId = loan.LibraryId,
                Library = loan.Library,
                BookId = loan.BookId,
                SeasonId = loan.SeasonId,
                Season = loan.Season,
            };
            Parts.Add(part);
            author?.Parts.Add(part);
            shelf?.Parts.Add(part);
        }
    }

    private int Next() => ++nextId;

    private string Key(int i) => $"{Draw(KeyStart)}/{i:000}";

    private T Draw<T>(Gen<T> gen) => gen.Generate(random, null, out _);

    private T Pick<T>(List<T> rows) => rows[Draw(Gen.Int[0, rows.Count - 1])];

    private T? Maybe<T>(Gen<T> gen)
        where T : class => Draw(Gen.Int[0, 2]) == 0 ? null : Draw(gen);

    private T? MaybeValue<T>(Gen<T> gen)
        where T : struct => Draw(Gen.Int[0, 2]) == 0 ? null : Draw(gen);
}
