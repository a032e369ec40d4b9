CREATE TABLE "cut_checks" (
	"order_id" text NOT NULL,
	"number" integer NOT NULL,
	"look" json NOT NULL,
	CONSTRAINT "cut_checks_order_id_number_pk" PRIMARY KEY("order_id","number")
);
--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "stream_platform" text;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "stream_server" text;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "stream_app" text;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "stream_name" text;--> statement-breakpoint
ALTER TABLE "live_rooms" ADD COLUMN "found_by" text[];--> statement-breakpoint
ALTER TABLE "cut_checks" ADD CONSTRAINT "cut_checks_order_id_cut_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."cut_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cut_orders_by_stream" ON "cut_orders" USING btree ("stream_name","stream_app","stream_server","stream_platform");--> statement-breakpoint
CREATE INDEX "live_rooms_found_by" ON "live_rooms" USING gin ("found_by");--> statement-breakpoint
CREATE INDEX "live_rooms_not_named" ON "live_rooms" USING btree ("id") WHERE "live_rooms"."found_by" is null;--> statement-breakpoint
INSERT INTO "cut_checks" ("order_id", "number", "look")
SELECT o."id", made."place" - 1, made."look"
FROM "cut_orders" o, json_array_elements(o."checks") WITH ORDINALITY AS made("look", "place");--> statement-breakpoint
-- Names that have to be worked out (virtual hosts, paths of MediaMTX, odd addresses) stay empty: such rows are read as well.
UPDATE "cut_orders" SET
	"stream_platform" = "target"->>'platform',
	"stream_server" = rtrim("target"->>'apiUrl', '/'),
	"stream_app" = "target"->>'app',
	"stream_name" = "target"->>'stream'
WHERE CASE WHEN strpos("target"::text, '\u') > 0 OR strpos("target"::text, '"vhost"') > 0 THEN false ELSE
	"target"->>'apiUrl' ~ '^https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?/?$' AND "target"->>'apiUrl' !~ ':(80|443)/?$'
	AND "target"->>'app' ~ '^[^/]+$' AND "target"->>'stream' ~ '^[^/]+$'
END;--> statement-breakpoint
ALTER TABLE "cut_orders" DROP COLUMN "checks";