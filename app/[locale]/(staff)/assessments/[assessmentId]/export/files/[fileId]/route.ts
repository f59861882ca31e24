import { NextResponse } from 'next/server';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/app-error';
import { openExportFile } from '@/lib/services/assessment-exports';
import { exportFileInput } from '@/lib/validation/exports';
import { fileHeaders, noFile } from '../../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ assessmentId: string; fileId: string }> }>;

/** A file that was made by a job, part by part: a large one is never held whole. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const viewer = await getViewer();
  const input = exportFileInput.safeParse(
    await params.then(({ assessmentId, fileId }) => ({ assessmentId, fileId })),
  );
  if (!viewer || !input.success) return noFile();
  try {
    const { fileName, bytes, parts } = await openExportFile(viewer.actor, input.data);
    return new NextResponse(streamOf(parts), {
      headers: { ...fileHeaders(fileName), 'content-length': String(bytes) },
    });
  } catch (error) {
    if (error instanceof AppError) return noFile();
    throw error;
  }
}

function streamOf(parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
