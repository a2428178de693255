-- What PostGraphile cannot ask of the tables: the bounds of a sum over readings. Run with the schema of the release as the search path.
drop schema if exists regiodeal_postgraphile cascade;
create schema regiodeal_postgraphile;

create type regiodeal_postgraphile.tranche_spending as (number integer, amount bigint, at_least bigint, at_most bigint);

-- Stable and in SQL, so that PostgreSQL puts it into the statement that asks for it.
create function regiodeal_postgraphile.pillar_spending_by_tranche(pillar pillar) returns setof regiodeal_postgraphile.tranche_spending
language sql stable
begin atomic
  select tranche.number, coalesce(granted.cents, 0), coalesce(bounds.least, 0), coalesce(bounds.most, 0)
  from tranche
  left join (
    select allocation.tranche_id, sum(allocation.cents)::bigint as cents
    from allocation
    where allocation.pillar_id = pillar.id
    group by allocation.tranche_id
  ) as granted on granted.tranche_id = tranche.id
  left join (
    -- A reading without a part in the tranche counts 0.
    select sums.tranche_id, case when count(*) = (select count(*) from reading where reading.pillar_id = pillar.id) then min(sums.cents) else 0 end as least, max(sums.cents) as most
    from (
      select reading_part.tranche_id, sum(reading_part.cents)::bigint as cents
      from reading
      join reading_part on reading_part.reading_id = reading.id
      where reading.pillar_id = pillar.id
      group by reading_part.tranche_id, reading.id
    ) as sums
    group by sums.tranche_id
  ) as bounds on bounds.tranche_id = tranche.id
  where tranche.programme_id = pillar.programme_id
  order by tranche.number, tranche.key;
end;
