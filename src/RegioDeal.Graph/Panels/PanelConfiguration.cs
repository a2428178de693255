using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Panels;

internal sealed class PanelConfiguration : IEntityTypeConfiguration<PanelPeriod>, IEntityTypeConfiguration<PanelGrant>, IEntityTypeConfiguration<PanelCell>
{
    /// <summary>How many regions, and how many periods, fit into the id of a cell.</summary>
    public const int Most = 1_000;

    // Observations are found by their unique keys, so a join that nothing asks of is left out by both databases.
    // A period has letters and digits of ASCII alone: in small letters it is folded.
    private static readonly string Grid =
        $"""
        SELECT (i.id * {Most} + r.id) * {Most} + p.id % {Most} AS id, i.key || '/' || r.key || '/' || p.code AS key,
          i.id AS indicator_id, r.id AS region_id, p.code AS period, LOWER(p.code) AS period_folded, p.year AS year, p.granted_through AS granted_through,
          CASE WHEN p.granted_through IS NOT NULL AND (r.kind = {(int)RegionKind.Municipality} OR r.id = deal.region_id) THEN COALESCE(g.cents, 0) END AS granted,
          CASE WHEN p.granted_through IS NOT NULL AND (m.inhabitants > 0 OR (r.id = deal.region_id AND deal.inhabitants > 0)) THEN COALESCE(g.cents_each, 0) END AS granted_each,
          o.id AS observation_id, po.value AS province_value, co.value AS country_value
        FROM indicator AS i
        JOIN panel_period AS p ON p.programme_id = i.programme_id
        CROSS JOIN region AS r
        LEFT JOIN programme AS deal ON deal.id = i.programme_id
        LEFT JOIN municipality AS m ON m.region_id = r.id
        LEFT JOIN panel_grant AS g ON g.indicator_id = i.id AND g.region_id = r.id AND g.through = p.granted_through
        LEFT JOIN region AS province ON province.id = r.parent_id AND province.kind = {(int)RegionKind.Province}
        LEFT JOIN region AS country ON country.id = COALESCE(province.parent_id, r.parent_id) AND country.kind = {(int)RegionKind.Country}
        LEFT JOIN observation AS o ON o.key = i.key || '/' || r.key || '/' || p.code
        LEFT JOIN observation AS po ON po.key = i.key || '/' || province.key || '/' || p.code
        LEFT JOIN observation AS co ON co.key = i.key || '/' || country.key || '/' || p.code
        """;

    public void Configure(EntityTypeBuilder<PanelPeriod> period) => period.HasIndex(p => new { p.ProgrammeId, p.Code }).IsUnique();

    public void Configure(EntityTypeBuilder<PanelGrant> grant) => grant.HasIndex(g => new { g.IndicatorId, g.RegionId, g.Through }).IsUnique();

    public void Configure(EntityTypeBuilder<PanelCell> cell)
    {
        cell.ToSqlQuery(Grid);
        cell.HasOne(c => c.Indicator).WithMany().HasForeignKey(c => c.IndicatorId);
        cell.HasOne(c => c.Region).WithMany().HasForeignKey(c => c.RegionId);
        cell.HasOne(c => c.Observation).WithMany().HasForeignKey(c => c.ObservationId);
    }
}
