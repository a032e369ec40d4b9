CREATE TABLE "saved_search_hits" (
	"search_id" text NOT NULL,
	"words_id" text NOT NULL,
	"violation_id" text NOT NULL,
	"at" bigint NOT NULL,
	"sense" text NOT NULL,
	"found_at" bigint NOT NULL,
	"seen_at" bigint,
	CONSTRAINT "saved_search_hits_search_id_words_id_pk" PRIMARY KEY("search_id","words_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"asked" text NOT NULL,
	"filter" json NOT NULL,
	"regions" text[] NOT NULL,
	"shared" boolean NOT NULL,
	"alert" boolean NOT NULL,
	"since" bigint,
	"cursor" bigint NOT NULL,
	"pause" integer NOT NULL,
	"next_run_at" bigint NOT NULL,
	"last_run_at" bigint,
	"last_found_at" bigint,
	"dropped" integer NOT NULL,
	"trouble" text,
	"told" json NOT NULL,
	"saved_at" bigint NOT NULL,
	"version" integer NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "kept_words" ADD COLUMN "written_at" bigint DEFAULT (extract(epoch from clock_timestamp()) * 1000)::bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_search_hits" ADD CONSTRAINT "saved_search_hits_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_hits" ADD CONSTRAINT "saved_search_hits_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_search_hits_newest" ON "saved_search_hits" USING btree ("search_id","at","words_id");--> statement-breakpoint
CREATE INDEX "saved_search_hits_by_violation" ON "saved_search_hits" USING btree ("violation_id");--> statement-breakpoint
CREATE INDEX "saved_searches_by_owner" ON "saved_searches" USING btree ("owner_id","saved_at","id");--> statement-breakpoint
CREATE INDEX "saved_searches_due" ON "saved_searches" USING btree ("alert","next_run_at");--> statement-breakpoint
CREATE INDEX "kept_words_by_writing" ON "kept_words" USING btree ("written_at");