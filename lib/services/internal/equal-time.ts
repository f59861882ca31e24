const FLOOR_MS = 350;

/**
 * Runs `work` and answers no earlier than after a fixed time, so that the time says nothing about what was found:
 * an unknown account costs less work than a known one.
 */
export async function inEqualTime<T>(work: () => Promise<T>, floorMs: number = FLOOR_MS): Promise<T> {
  const floor = new Promise<void>((resolve) => setTimeout(resolve, floorMs));
  try {
    return await work();
  } finally {
    await floor;
  }
}
