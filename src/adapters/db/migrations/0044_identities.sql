CREATE TABLE "account_identities" (
	"account_id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"bound_at" bigint NOT NULL,
	CONSTRAINT "account_identities_of_person" UNIQUE("issuer","subject")
);
--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "vouch_sealed" text;--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD COLUMN "vouch_factor" boolean;--> statement-breakpoint
ALTER TABLE "account_identities" ADD CONSTRAINT "account_identities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;