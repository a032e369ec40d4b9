CREATE FUNCTION "journal_refuses_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'journal_events is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "journal_events_append_only"
	BEFORE UPDATE OR DELETE ON "journal_events"
	FOR EACH ROW EXECUTE FUNCTION "journal_refuses_change"();
--> statement-breakpoint
CREATE TRIGGER "journal_events_no_truncate"
	BEFORE TRUNCATE ON "journal_events"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuses_change"();
