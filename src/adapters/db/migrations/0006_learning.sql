CREATE TABLE "operator_labels" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"subject" text,
	"stage" text,
	"note" json NOT NULL,
	"machine" json NOT NULL,
	"at" bigint NOT NULL,
	"who" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_opinions" (
	"violation_id" text NOT NULL,
	"sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"model" text NOT NULL,
	"millis" integer NOT NULL,
	"answer" json NOT NULL,
	CONSTRAINT "second_opinions_violation_id_sha256_pk" PRIMARY KEY("violation_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "session_traces" (
	"violation_id" text NOT NULL,
	"observation_id" text NOT NULL,
	"watch_id" text NOT NULL,
	"version" integer NOT NULL,
	"trace" json NOT NULL,
	CONSTRAINT "session_traces_violation_id_observation_id_pk" PRIMARY KEY("violation_id","observation_id")
);
--> statement-breakpoint
ALTER TABLE "operator_labels" ADD CONSTRAINT "operator_labels_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_opinions" ADD CONSTRAINT "second_opinions_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_traces" ADD CONSTRAINT "session_traces_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_labels_newest" ON "operator_labels" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "operator_labels_by_violation" ON "operator_labels" USING btree ("violation_id");