CREATE TABLE "kept_files" (
	"sha256" text NOT NULL,
	"room_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "kept_files_sha256_room_id_pk" PRIMARY KEY("sha256","room_id")
);
--> statement-breakpoint
CREATE INDEX "violation_evidence_by_file" ON "violation_evidence" USING btree ("sha256");