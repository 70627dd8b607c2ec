-- What was left of the promised time when the office began to wait for the applicant.
alter table service.application add column rest_ms bigint;
