import type { ContentLocale } from '../schemas/common';

/**
 * Words that no statement may use, by reason. `word` matches the word alone, `stem*` every word that starts with it.
 * A list finds the words that are in it and no others; a person still has to read the statements.
 */
export const FORBIDDEN_WORDS: Readonly<Record<ForbiddenReason, Readonly<Record<ContentLocale, string>>>> = {
  absolute: {
    fi: 'aina ikinä koskaan kaikki kaikkea kaikkia kaikille kaikkien kaikissa kaikista ehdottomasti täysin täydellisesti jatkuvasti jokainen jokaista jokaisen jokaiselle',
    sv: 'alltid aldrig alla allt allting absolut fullständigt helt ständigt varje varenda',
    en: 'always never all every everyone everybody everything absolutely completely totally entirely constantly',
  },
  // A statement turned by a negation is read past too easily, so neither key uses one.
  negation: {
    fi: 'en et ei emme ette eivät enkä etkä eikä emmekä eivätkä ettei etten jollei vaikkei kukaan mitään missään ketään älä',
    sv: 'inte ej icke ingen inget inga ingenting ingenstans varken utan',
    en: "not no none nobody nothing nowhere cannot can't don't doesn't didn't won't isn't without neither nor",
  },
  health: {
    fi: 'tervey* terve terveen tervettä sair* uni unen unta unet unettom* nuku* lääk* ahdist* masen* oire* uupu* väsy* kipu* kipe* kivu* diagnoos* hermostu* itke* paniik* vamma* raska*',
    sv: 'hälsotill* hälsoprob* ohälsa* frisk* sjuk* sömn* sov* medicin* ångest* depress* deprim* symtom* symptom* utbränd* trött* smärt* diagnos* panik* gråt* gravid* funktionsned*',
    en: 'health* ill illness* sick* sleep* medic* anxi* depress* symptom* burnout burnt tired* exhaust* pain* diagnos* panic* cry* disab* pregnan*',
  },
  beliefs: {
    fi: 'uskonno* uskonto* kirko* jumala* rukoil* raamat* politii* poliit* puolue* vaali* vaalei* äänestä* ammattiliit*',
    sv: 'relig* kyrk* gud guds bibel* politi* parti partiet röstar väljare fackförbund* facket',
    en: 'relig* church* god bible* pray* politic* party vote* voting election* union',
  },
  gendered: {
    fi: 'mies miehen miehet nainen naisen naiset tyttö* poika* herra* rouva*',
    sv: 'han hon hans hennes honom henne kvinna* flicka* pojke* herr* dam damen',
    en: 'he she his her hers him himself herself man men woman women girl* boy* lady gentleman',
  },
  culture: {
    fi: 'alkohol* olut oluen viini* sauna* jääkiek* jalkapall* urheil* joulu*',
    sv: 'alkohol* öl vin bastu* ishockey* fotboll* idrott* jul julen',
    en: 'alcohol* beer* wine* sauna* hockey* football* sport* christmas',
  },
};

export type ForbiddenReason = 'absolute' | 'negation' | 'health' | 'beliefs' | 'gendered' | 'culture';

/** Stems that would tell a candidate what is measured; no text of the candidate's pages has them. */
export const SCALE_NAME_STEMS: Readonly<Record<ContentLocale, string>> = {
  fi: 'huolelli* myynnilli* itseluottamu* palveluhen* sosiaali* itsevarm* stress* suoraselk*',
  sv: 'noggrann* självförtroende* försäljning* serviceanda* social* självsäker* stress* integritet*',
  en: 'careful* confidence* orientation* social* stress* tolerance* integrity',
};

/** The words of `words` that a list of entries forbids. */
export function forbiddenAmong(words: readonly string[], entries: string): string[] {
  const list = entries.split(' ');
  return words.filter((word) =>
    list.some((entry) => (entry.endsWith('*') ? word.startsWith(entry.slice(0, -1)) : word === entry)),
  );
}
