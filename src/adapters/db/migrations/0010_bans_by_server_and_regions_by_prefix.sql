CREATE INDEX "institutions_by_region" ON "institutions" USING btree ("region" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "live_rooms_by_region" ON "live_rooms" USING btree ("region" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "violations_by_region" ON "violations" USING btree ("region" text_pattern_ops,"opened_at");--> statement-breakpoint
ALTER TABLE "stream_bans" ADD COLUMN "server" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stream_bans" DROP CONSTRAINT "stream_bans_app_stream_pk";--> statement-breakpoint
ALTER TABLE "stream_bans" ADD CONSTRAINT "stream_bans_server_app_stream_pk" PRIMARY KEY("server","app","stream");--> statement-breakpoint
-- A ban from before belongs to the servers whose cut orders still hold one: their last accepted ban step has no accepted
-- unban after it. Escapes that no text can hold (NUL, half an emoji) are taken out of the kept JSON before it is read.
INSERT INTO "stream_bans" ("server", "app", "stream", "until", "since")
SELECT DISTINCT ON (o."server", b."app", b."stream") o."server", b."app", b."stream", o."until", b."since"
FROM "stream_bans" b
JOIN (
	SELECT
		regexp_replace(
			lower(regexp_replace(btrim(t."target"->>'apiUrl'), '^(https?://)([^/?#@]*@)?([^/?#]+).*$', '\1\3', 'i')),
			'^(http://.*):80$|^(https://.*):443$', '\1\2'
		) AS "server",
		t."target"->>'app' AS "app",
		t."target"->>'stream' AS "stream",
		t."until" AS "until",
		t."requested_at" AS "requested_at"
	FROM (
		SELECT
			regexp_replace("target"::text, '(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})', '\1?', 'gi')::json AS "target",
			regexp_replace("steps"::text, '(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})', '\1?', 'gi')::json AS "steps",
			"until", "requested_at"
		FROM "cut_orders" WHERE "ban" AND NOT "dry_run"
	) t
	WHERE (
		SELECT s.step->>'step' FROM json_array_elements(t."steps") WITH ORDINALITY AS s(step, place)
		WHERE s.step->>'outcome' = 'accepted' AND s.step->>'step' IN ('ban', 'unban')
		ORDER BY s.place DESC LIMIT 1
	) = 'ban'
) o ON o."app" = b."app" AND o."stream" = b."stream"
WHERE b."server" = '' AND o."server" <> ''
ORDER BY o."server", b."app", b."stream", o."requested_at" DESC;--> statement-breakpoint
DELETE FROM "stream_bans" b WHERE b."server" = '' AND EXISTS (
	SELECT 1 FROM "stream_bans" k WHERE k."server" <> '' AND k."app" = b."app" AND k."stream" = b."stream"
);
