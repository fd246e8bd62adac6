/** One code of Engage and the phrases that speak of it. */
export interface TopicPhrases {
  readonly code: string;
  readonly phrases: readonly string[];
}

/** M4: what is looked for in a question. */
export interface TopicVocabulary {
  readonly areas: readonly TopicPhrases[];
  readonly industries: readonly TopicPhrases[];
  /** Phrases that say nothing, though a part of them would: "on your website". */
  readonly ignored: readonly string[];
  readonly denials: {
    /** Deny what follows: "don't need". */
    readonly before: readonly string[];
    /** Deny what follows at once: "not a". */
    readonly near: readonly string[];
    /** Deny what went before in their clause: "is not needed". */
    readonly after: readonly string[];
    /** End what is denied: "but". */
    readonly until: readonly string[];
  };
}

/** A code, with the words of the question that it rests on. */
export interface FoundTopic {
  readonly code: string;
  readonly words: readonly string[];
}

/** M4: the codes of a question, in the order in which it speaks of them. */
export interface FoundTopics {
  readonly areas: readonly FoundTopic[];
  readonly industries: readonly FoundTopic[];
}
