"""Holds a STIX 2.1 bundle and MISP events to what their makers validate with: the OASIS validator with its schemas
(stix2-validator), the JSON schema, the table of types and the reader of PyMISP.

Reads {"stix": text, "misp": text} from standard input and writes the list of faults as JSON. Needs no network. Install:
python3 -m venv .standards && .standards/bin/pip install -r tools/standards.txt
"""

import json
import sys
from pathlib import Path

import pymisp
from jsonschema import Draft4Validator
from stix2validator import ValidationOptions, validate_string

MISP = Path(pymisp.__file__).parent / "data"


def stix_faults(text):
    """Each `must` of the specification that the bundle breaks. `should`s are left out: ids by name are allowed."""
    result = validate_string(text, ValidationOptions(version="2.1"))
    return [] if result.is_valid else [f"STIX: {error}" for error in result.errors or ["not valid"]]


def misp_faults(text):
    schema = Draft4Validator(json.loads((MISP / "schema.json").read_text("utf-8")))
    types = json.loads((MISP / "describeTypes.json").read_text("utf-8"))["result"]["category_type_mappings"]
    faults = []
    for event in json.loads(text)["response"]:
        faults += [f"MISP: {error.message} at {list(error.path)}" for error in schema.iter_errors(event)]
        attributes = event["Event"]["Attribute"]
        faults += [f"MISP: {a['type']} in {a['category']}" for a in attributes if a["type"] not in types[a["category"]]]
        if not faults:
            faults += unread(event, len(attributes))
    return faults


def unread(event, count):
    """What PyMISP does not read back."""
    read = pymisp.MISPEvent()
    read.load(event)
    return [] if len(read.attributes) == count else [f"MISP: {len(read.attributes)} of {count} attributes read"]


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(stix_faults(given["stix"]) + misp_faults(given["misp"]), sys.stdout)
