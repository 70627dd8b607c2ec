-- What a city asks its people: a survey has answers to choose from, a consultation also words.
create schema survey;
grant usage on schema survey to nagara_app;

create table survey.survey (
  tenant_id int not null,
  id uuid not null,
  slug text not null,
  kind text not null check (kind in ('survey', 'consultation')),
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  title jsonb not null,
  about jsonb not null,
  -- [{ id, kind: one | many | scale | words, label: by language, of: { value: by language }, required }]
  questions jsonb not null,
  opens_on date not null,
  closes_on date not null,
  results_public boolean not null default true,
  version int not null default 1,
  created_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  check (closes_on >= opens_on)
);
create unique index survey_slug on survey.survey (tenant_id, slug);
create index survey_open on survey.survey (tenant_id, closes_on desc) where status <> 'draft';
select kernel.protect('survey.survey');

-- Who answered is known by a digest alone, which says only that it was the same person or browser.
create table survey.answer (
  tenant_id int not null,
  survey_id uuid not null,
  respondent bytea not null,
  channel text not null,
  answers jsonb not null,
  gender text,
  age_band text,
  ward_id uuid,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, survey_id, respondent),
  foreign key (tenant_id, survey_id) references survey.survey
);
select kernel.protect('survey.answer', 'select, insert, update');
