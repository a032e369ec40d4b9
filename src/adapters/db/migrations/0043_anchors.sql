CREATE TABLE "anchor_stamps" (
	"anchor" bigint NOT NULL,
	"authority" text NOT NULL,
	"token" "bytea",
	"stamped_at" bigint,
	"tries" integer NOT NULL,
	"tried_at" bigint,
	"trouble" text,
	CONSTRAINT "anchor_stamps_anchor_authority_pk" PRIMARY KEY("anchor","authority")
);
--> statement-breakpoint
CREATE TABLE "journal_anchors" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"statement" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "violation_evidence" ADD COLUMN "anchor" bigint;--> statement-breakpoint
CREATE INDEX "violation_evidence_to_anchor" ON "violation_evidence" USING btree ("at") WHERE "violation_evidence"."anchor" is null;
--> statement-breakpoint
CREATE TRIGGER "journal_anchors_append_only"
	BEFORE UPDATE OR DELETE ON "journal_anchors"
	FOR EACH ROW EXECUTE FUNCTION "journal_refuses_change"();
--> statement-breakpoint
CREATE TRIGGER "journal_anchors_no_truncate"
	BEFORE TRUNCATE ON "journal_anchors"
	FOR EACH STATEMENT EXECUTE FUNCTION "journal_refuses_change"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "journal_refuses_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
