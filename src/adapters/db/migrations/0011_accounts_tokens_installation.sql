CREATE TABLE "installation_facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "locked_at" bigint;--> statement-breakpoint
ALTER TABLE "program_tokens" ADD COLUMN "expires_at" bigint;