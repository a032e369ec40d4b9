ALTER TABLE "accounts" ADD COLUMN "regions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "program_tokens" ADD COLUMN "regions" text[] DEFAULT '{}' NOT NULL;