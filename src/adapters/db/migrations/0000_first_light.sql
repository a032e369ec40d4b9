CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "accounts_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signed_in_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cut_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"room_id" text NOT NULL,
	"target" json NOT NULL,
	"expected_publisher" json,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"ban" boolean NOT NULL,
	"until" bigint,
	"dry_run" boolean NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" bigint NOT NULL,
	"accepted_at" bigint,
	"verified_at" bigint,
	"steps" json NOT NULL,
	"checks" json NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stream_bans" (
	"app" text NOT NULL,
	"stream" text NOT NULL,
	"until" bigint,
	"since" bigint NOT NULL,
	CONSTRAINT "stream_bans_app_stream_pk" PRIMARY KEY("app","stream")
);
--> statement-breakpoint
CREATE TABLE "journal_events" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_events_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "coverage_segments" (
	"room_id" text NOT NULL,
	"start" bigint NOT NULL,
	"end" bigint NOT NULL,
	"state" text NOT NULL,
	"unseen_reason" text,
	"looks" integer NOT NULL,
	CONSTRAINT "coverage_segments_room_id_start_pk" PRIMARY KEY("room_id","start")
);
--> statement-breakpoint
CREATE TABLE "cron_ticks" (
	"name" text NOT NULL,
	"at" bigint NOT NULL,
	"claimed_at" bigint NOT NULL,
	"backfilled" boolean NOT NULL,
	CONSTRAINT "cron_ticks_name_at_pk" PRIMARY KEY("name","at")
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"id" text PRIMARY KEY NOT NULL,
	"registered" bigint GENERATED ALWAYS AS IDENTITY (sequence name "institutions_registered_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"actor" text NOT NULL,
	"credit_code" text,
	"licence_number" text,
	"region" text NOT NULL,
	"stages" text[] NOT NULL,
	"rehearsal" boolean NOT NULL,
	CONSTRAINT "institutions_registered_unique" UNIQUE("registered")
);
--> statement-breakpoint
CREATE TABLE "live_rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"registered" bigint GENERATED ALWAYS AS IDENTITY (sequence name "live_rooms_registered_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"institution_id" text NOT NULL,
	"title" text NOT NULL,
	"page_url" text,
	"stream_urls" text[] NOT NULL,
	"region" text NOT NULL,
	"stage" text NOT NULL,
	"cut_target" json,
	"active" boolean NOT NULL,
	CONSTRAINT "live_rooms_registered_unique" UNIQUE("registered")
);
--> statement-breakpoint
CREATE TABLE "room_statuses" (
	"room_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"unseen_reason" text,
	"since" bigint NOT NULL,
	"last_look_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_thumbnails" (
	"room_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"jpeg" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"room_id" text NOT NULL,
	"level" text NOT NULL,
	"status" text NOT NULL,
	"raised_at" bigint NOT NULL,
	"acknowledged_at" bigint,
	"acknowledged_by" text
);
--> statement-breakpoint
CREATE TABLE "observation_marks" (
	"observation_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "violation_frames" (
	"violation_id" text NOT NULL,
	"sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"perceptual_hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"lines" json NOT NULL,
	"engine" text,
	CONSTRAINT "violation_frames_violation_id_sha256_pk" PRIMARY KEY("violation_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "violations" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"region" text NOT NULL,
	"ongoing" boolean NOT NULL,
	"status" text NOT NULL,
	"enforcement_step" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"ended_at" bigint,
	"end_reason" text,
	"rule" text NOT NULL,
	"rules" text[] NOT NULL,
	"verdict" text NOT NULL,
	"subject" text,
	"classified_stage" text NOT NULL,
	"score" double precision NOT NULL,
	"classification" json NOT NULL,
	"judgement" json NOT NULL,
	"sightings" integer NOT NULL,
	"claimed_by" text,
	"rehearsal" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signed_in_sessions" ADD CONSTRAINT "signed_in_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD CONSTRAINT "cut_orders_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_frames" ADD CONSTRAINT "violation_frames_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cut_orders_by_violation" ON "cut_orders" USING btree ("violation_id","requested_at");--> statement-breakpoint
CREATE INDEX "cut_orders_by_status" ON "cut_orders" USING btree ("status","requested_at");--> statement-breakpoint
CREATE INDEX "journal_events_by_subject" ON "journal_events" USING btree ("subject_id","sequence");--> statement-breakpoint
CREATE INDEX "coverage_segments_by_end" ON "coverage_segments" USING btree ("room_id","end");--> statement-breakpoint
CREATE INDEX "live_rooms_by_institution" ON "live_rooms" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "live_rooms_active" ON "live_rooms" USING btree ("active");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_per_violation" ON "alerts" USING btree ("violation_id");--> statement-breakpoint
CREATE INDEX "alerts_newest" ON "alerts" USING btree ("raised_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "violations_one_ongoing_per_room" ON "violations" USING btree ("room_id") WHERE "violations"."ongoing";--> statement-breakpoint
CREATE INDEX "violations_newest" ON "violations" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "violations_by_room" ON "violations" USING btree ("room_id","opened_at");--> statement-breakpoint
CREATE INDEX "violations_by_institution" ON "violations" USING btree ("institution_id","opened_at");--> statement-breakpoint
CREATE INDEX "violations_by_status" ON "violations" USING btree ("status","opened_at");