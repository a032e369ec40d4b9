CREATE TABLE "alert_channels" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings" json NOT NULL,
	"sealed" text,
	"enabled" boolean NOT NULL,
	"audience" text NOT NULL,
	"least_level" text NOT NULL,
	"region" text,
	"group_by" text NOT NULL,
	"group_seconds" integer NOT NULL,
	"repeat_minutes" integer NOT NULL,
	"quiet" json,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"version" integer NOT NULL,
	"health" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"message_group" text NOT NULL,
	"alert_ids" text[] NOT NULL,
	"message" json NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"last_attempt_at" bigint,
	"next_attempt_at" bigint,
	"problem" json
);
--> statement-breakpoint
CREATE TABLE "alert_tellings" (
	"alert_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"at" bigint NOT NULL,
	"level" text NOT NULL,
	"news" text NOT NULL,
	CONSTRAINT "alert_tellings_alert_id_channel_id_pk" PRIMARY KEY("alert_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "duty_shifts" (
	"id" text PRIMARY KEY NOT NULL,
	"begins_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"steps" json NOT NULL,
	"hand_over" json,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"who" text NOT NULL,
	"endpoint" text NOT NULL,
	"keys" json NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "attention" json;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_tellings" ADD CONSTRAINT "alert_tellings_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_deliveries_newest" ON "alert_deliveries" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "alert_deliveries_due" ON "alert_deliveries" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "alert_deliveries_by_alert" ON "alert_deliveries" USING gin ("alert_ids");--> statement-breakpoint
CREATE INDEX "duty_shifts_by_end" ON "duty_shifts" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_channel" ON "push_subscriptions" USING btree ("channel_id");