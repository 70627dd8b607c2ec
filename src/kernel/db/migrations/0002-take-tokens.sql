-- Takes up to so many tokens at once, for a process that hands them out itself. Gives how many it got
-- (at least one) or, as a negative number, the seconds until one is there again; then nothing is taken.
create function kernel.take_tokens(bucket bytea, capacity real, per_second real, wanted int) returns real
language plpgsql as $$
declare
  there real;
  taken real;
begin
  insert into kernel.rate_limit (key, tokens, updated_at)
  values (bucket, capacity, clock_timestamp()) on conflict (key) do nothing;
  -- Below zero stands a call that was refused and got nothing (see kernel.take_token).
  select least(capacity, case when l.tokens < 0 then l.tokens + 1 else l.tokens end
      + extract(epoch from clock_timestamp() - l.updated_at)::real * per_second)
  into there from kernel.rate_limit l where l.key = bucket for update;
  taken := least(wanted, floor(there));
  update kernel.rate_limit l set tokens = there - taken, updated_at = clock_timestamp() where l.key = bucket;
  return case when taken >= 1 then taken else (there - 1) / per_second end;
end $$;
