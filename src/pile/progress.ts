export type Stage = "read" | "annotate" | "lineage" | "story" | "fact";

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  /** Absent while the size of the pile is unknown. */
  readonly total?: number;
}

/** Hears how far a stage is. */
export type OnProgress = (progress: Progress) => void;
