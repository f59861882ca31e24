import { requireRater } from '@/lib/auth/rater-session';
import { markFrameRead } from '@/lib/services/ratings';
import { frameReadInput } from '@/lib/validation/rater';
import { formDoor } from '../../take/form-door';

export const POST = formDoor({
  input: frameReadInput,
  run: async () => {
    await markFrameRead(await requireRater());
    return { to: '/rate' };
  },
  back: () => '/rate/frame',
  home: '/rate',
});
