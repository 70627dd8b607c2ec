-- What people upload: facts about it here, the bytes in the file store.
create schema upload;
grant usage on schema upload to nagara_app;

create table upload.file (
  tenant_id int not null,
  id uuid not null,
  subject_id uuid not null,
  field text not null,
  name text not null,
  content_type text not null,
  bytes int not null,
  sha256 bytea not null,
  width_px int,
  height_px int,
  store_key text not null,
  thumbnail_key text,
  visibility text not null default 'case' check (visibility in ('case', 'internal')),
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index file_subject on upload.file (tenant_id, subject_id, created_at);
select kernel.protect('upload.file');
