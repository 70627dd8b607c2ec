-- The sealed numbers of those who are to get a message. The program works for many persons at once
-- here; only its key opens what this gives.
create function identity.mobiles_of(wanted uuid[])
returns table (place int, mobile_sealed bytea)
language sql stable security definer set search_path = identity, pg_temp as $$
  select i.place::int, a.mobile_sealed
  from unnest(wanted) with ordinality as i (id, place) join identity.account a on a.id = i.id
$$;
