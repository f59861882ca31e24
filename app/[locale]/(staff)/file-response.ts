import { NextResponse } from 'next/server';
import { AppError } from '@/lib/core/app-error';

const NOT_KEPT = { 'cache-control': 'no-store' } as const;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const;
type Extension = keyof typeof TYPES;

type File = Readonly<{ fileName: string; content: string | Uint8Array<ArrayBuffer> }>;

/** A file to save under its name; never kept by anything between. */
export function fileResponse({ fileName, content }: File): Response {
  return new NextResponse(content, { headers: fileHeaders(fileName) });
}

/** Headers of a file that is sent part by part. */
export function fileHeaders(fileName: string): Readonly<Record<string, string>> {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
  return {
    'content-type': isExtension(extension) ? TYPES[extension] : 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileName}"`,
    ...NOT_KEPT,
  };
}

function isExtension(text: string): text is Extension {
  return Object.hasOwn(TYPES, text);
}

/** Like a file that does not exist: also for what the reader may not have, so that it cannot be told apart. */
export function noFile(status = 404): Response {
  return new NextResponse(null, { status, headers: NOT_KEPT });
}

/** What `load` gives as a file; what is refused does not exist. */
export async function fileOrNothing(load: () => Promise<File>): Promise<Response> {
  try {
    return fileResponse(await load());
  } catch (error) {
    if (error instanceof AppError) return noFile();
    throw error;
  }
}
