"""Reads FHIR files with the models of fhir.resources, which refuse what R4 does not know.

Usage: validate.py FOLDER, as the example `fhir_files` writes it.
"""

import sys
from pathlib import Path

from fhir.resources.R4B.conceptmap import ConceptMap
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse


def links(items):
    """Every linkId of a resource, from the outside in."""
    for item in items or []:
        yield item.linkId
        yield from links(item.item)
        for answer in getattr(item, "answer", None) or []:
            yield from links(answer.item)


def main(folder):
    form = Questionnaire.model_validate_json((folder / "questionnaire.json").read_text())
    ConceptMap.model_validate_json((folder / "condition-map.json").read_text())
    known = set(links(form.item))
    count = 0
    for line in (folder / "responses.jsonl").read_text().splitlines():
        response = QuestionnaireResponse.model_validate_json(line)
        assert response.questionnaire == f"{form.url}|{form.version}", response.questionnaire
        strangers = set(links(response.item)) - known
        assert not strangers, strangers
        count += 1
    assert count > 13, count
    print(f"fhir.resources: 1 Questionnaire, 1 ConceptMap, {count} QuestionnaireResponses hold")


main(Path(sys.argv[1]))
