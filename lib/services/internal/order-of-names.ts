import { remembered } from '@/lib/computation/remembered';
import { orderOfPeople, type OrderInput } from '@/lib/report/order-of-people';

type OrderOfPeople = ReturnType<typeof orderOfPeople>;

const orderOfPlaces = remembered(orderOfPeople);

/** {@link orderOfPeople}, remembered by scores and places: what is kept holds no name. */
export function orderOfNames({ people, draft: { scales }, ...input }: OrderInput): OrderOfPeople {
  const places = people.map(({ t }, place) => ({ name: String(place), t }));
  const { pairs, isLimited } = orderOfPlaces({ ...input, people: places, draft: { scales } });
  const nameOf = (place: string) => people[Number(place)]?.name ?? '';
  return {
    pairs: pairs.map((pair) => ({ ...pair, ahead: nameOf(pair.ahead), behind: nameOf(pair.behind) })),
    isLimited,
  };
}
