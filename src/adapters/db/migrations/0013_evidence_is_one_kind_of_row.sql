CREATE TABLE "violation_evidence" (
	"violation_id" text NOT NULL,
	"sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"details" json NOT NULL,
	CONSTRAINT "violation_evidence_violation_id_sha256_pk" PRIMARY KEY("violation_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "violation_evidence" ADD CONSTRAINT "violation_evidence_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "violation_evidence" ("violation_id", "sha256", "at", "kind", "details")
SELECT "violation_id", "sha256", "at", 'frame', json_build_object(
	'perceptualHash', "perceptual_hash",
	'width', "width",
	'height', "height",
	'lines', "lines",
	'engine', "engine"
)
FROM "violation_frames";
