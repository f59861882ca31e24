import { db } from '@/lib/db/client';
import { save, type Save } from '@/lib/db/repositories/answers';

const SESSION_HOURS = 24;
const RENEW_BELOW_HOURS = 12;

type Context = Readonly<{ params: Promise<{ itemId: string }> }>;

/** The least a route handler can do to run the statement that saves an answer. Part of benchmark builds only. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const body = (await request.json()) as Omit<Save, 'itemId'>;
  return Response.json(await save(db(), { ...body, ...(await params) }, SESSION_HOURS, RENEW_BELOW_HOURS));
}
