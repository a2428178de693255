using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Tests.Lending;

internal sealed class LendingContext(DbContextOptions<LendingContext> options) : DbContext(options)
{
    private static readonly Type[] Entities =
    [
        typeof(District), typeof(Library), typeof(Shelf), typeof(Book), typeof(Author), typeof(Authorship),
        typeof(Copy), typeof(Season), typeof(Loan), typeof(Account), typeof(Entry), typeof(FeePart),
        typeof(SearchDocument), typeof(SearchPosting), typeof(SearchWord),
    ];

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var entity in Entities)
        {
            modelBuilder.Entity(entity).Property(nameof(IEntity.Id)).ValueGeneratedNever();
        }

        modelBuilder.Entity<Book>().HasMany(b => b.Children).WithOne(b => b.Parent).HasForeignKey(b => b.ParentId);
        modelBuilder.Entity<Author>().HasIndex(a => a.Key);
        modelBuilder.Entity<Season>().HasIndex(s => new { s.Start, s.Key });
        LendingGraph.Model.Configure(modelBuilder);
        foreach (var text in Entities.SelectMany(entity => modelBuilder.Entity(entity).Metadata.GetProperties()).Where(property => property.ClrType == typeof(string)))
        {
            if (Database.IsNpgsql())
            {
                text.SetCollation("C");
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalDate>().HaveConversion<IsoDateConverter>();
        configurationBuilder.Properties<LocalDate?>().HaveConversion<IsoDateConverter>();
    }

    private sealed class IsoDateConverter() : ValueConverter<LocalDate, string>(
        date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
}
