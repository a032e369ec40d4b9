-- Who is signed in signs in once more: nobody knows where from, or when they were last there.
DELETE FROM "signed_in_sessions";--> statement-breakpoint
CREATE TABLE "account_keys" (
	"account_id" text PRIMARY KEY NOT NULL,
	"password_due" boolean NOT NULL,
	"factor_sealed" text,
	"factor_since" bigint,
	"factor_last_step" bigint NOT NULL,
	"recovery" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "program_tokens" ADD COLUMN "scopes" text[];--> statement-breakpoint
ALTER TABLE "program_tokens" ADD COLUMN "last_used_at" bigint;--> statement-breakpoint
ALTER TABLE "program_tokens" ADD COLUMN "revoked_at" bigint;--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "seen_at" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "client" text NOT NULL;--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "browser" text NOT NULL;--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "owes" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "journal_events" ADD COLUMN "who" text;--> statement-breakpoint
ALTER TABLE "journal_events" ADD COLUMN "at" bigint;--> statement-breakpoint
ALTER TABLE "account_keys" ADD CONSTRAINT "account_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_events_of_people" ON "journal_events" USING btree ("sequence") WHERE "journal_events"."who" <> 'system';--> statement-breakpoint
-- Copies out of the text that is hashed, to search by; that text stays as it is.
ALTER TABLE "journal_events" DISABLE TRIGGER "journal_events_append_only";--> statement-breakpoint
UPDATE "journal_events" SET
	"who" = substring("body" from '.*"who":"((?:[^"\\]|\\.)*)","why":"'),
	"at" = substring("body" from '"at":(\d+)')::bigint;--> statement-breakpoint
ALTER TABLE "journal_events" ENABLE TRIGGER "journal_events_append_only";
