CREATE TABLE "patrol_nodes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"abilities" json,
	"work" json NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "patrol_nodes_by_seen" ON "patrol_nodes" USING btree ("seen_at");