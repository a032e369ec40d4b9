CREATE TABLE "kept_words" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"at" bigint NOT NULL,
	"sense" text NOT NULL,
	"sha256" text,
	"words" text NOT NULL,
	"folded" text NOT NULL,
	"pairs" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_words" ADD CONSTRAINT "kept_words_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_words_by_pair" ON "kept_words" USING gin ("pairs");--> statement-breakpoint
CREATE INDEX "kept_words_by_violation" ON "kept_words" USING btree ("violation_id");--> statement-breakpoint
CREATE INDEX "kept_words_newest" ON "kept_words" USING btree ("at","id");