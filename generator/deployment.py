"""The common mistakes in publishing on GitHub Pages that can be seen from the site's folder, each with its cure.

Looks at base_url and cname of site.yaml, the address of the git remote, and the workflow files. It runs nothing and asks
no server: what can only be seen in the repository's settings is described in docs/publishing.md.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import yamltext
from generator.config import SiteConfig
from generator.problems import Problem

WORKFLOWS = ".github/workflows"
_REMOTE = re.compile(
    r"url\s*=\s*(?:https://(?:[^@/\s]*@)?github\.com/|(?:ssh://)?git@github\.com[:/])([A-Za-z0-9-]+)/([A-Za-z0-9._-]+?)(?:\.git)?/?\s*"
)
_SECTION = re.compile(r"\[remote \"([^\"]*)\"\]\s*")
_PINNED = re.compile(r"[^@]+@[0-9a-f]{40}")
_GIT_CONFIG_LIMIT = 100_000  # characters
_UPLOAD, _DEPLOY = "actions/upload-pages-artifact", "actions/deploy-pages"
_NEEDED = ("pages", "id-token")  # permissions of the deploying job; each must be 'write'


def check_deployment(root: Path, config: SiteConfig) -> list[Problem]:
    """What is wrong or missing for publishing the folder `root`."""
    workflows = dict(_workflows(root))
    problems = [problem for parsed in workflows.values() for problem in parsed.problems]
    plans = {path: parsed.value for path, parsed in workflows.items() if isinstance(parsed.value, dict)}
    publishing = {path: plan for path, plan in plans.items() if any(_uses(step, _DEPLOY) for _, job in _jobs(plan) for step in _steps(job))}
    problems += _address_problems(root, config, plans=publishing)
    if not publishing:
        if (root / ".git").exists():
            problems.append(Problem("workflow-missing", WORKFLOWS, 0, 0, "no workflow here publishes the site on GitHub Pages"))
        return problems
    for path, plan in publishing.items():
        problems += _workflow_problems(path, plan, config)
    return problems


def pages_address(root: Path) -> str:
    """Where GitHub Pages would put the site of the repository in `root`, from its remote; '' when that is not known."""
    try:
        text = (root / ".git" / "config").read_text("utf-8", errors="replace")[:_GIT_CONFIG_LIMIT]
    except OSError:
        return ""
    remotes: dict[str, str] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            named = _SECTION.fullmatch(line)
            section = named[1] if named else ""
        elif section and (found := _REMOTE.fullmatch(line.strip())):
            owner, name = found[1].lower(), found[2]
            remotes.setdefault(section, f"https://{owner}.github.io/" + ("" if name.lower() == f"{owner}.github.io" else f"{name}/"))
    return remotes.get("origin", "") or next(iter(remotes.values()), "")


def _address_problems(root: Path, config: SiteConfig, plans: dict[str, Any]) -> Iterator[Problem]:
    told = any("--base-url" in _script(step) for plan in plans.values() for _, job in _jobs(plan) for step in _steps(job))
    expected = pages_address(root)
    base = urlsplit(config.base_url)
    if not config.base_url:
        if not told:
            hint = f"set base_url: {expected}" if expected else ""
            yield Problem("base-url-missing", "site.yaml", 0, 0, "there is no base_url: no feeds, sitemap and canonical addresses", hint)
        return
    if config.cname and base.hostname != config.cname.lower():
        yield Problem("cname-mismatch", "site.yaml", 0, 0, f"base_url is at {base.hostname}, and cname is {config.cname}")
    on_pages = (base.hostname or "").endswith(".github.io")
    if expected and on_pages and not told and config.base_url.rstrip("/") != expected.rstrip("/"):
        message = f"base_url is {config.base_url}, but this repository's site stands at {expected}"
        yield Problem("base-url-mismatch", "site.yaml", 0, 0, message, f"set base_url: {expected}")


def _workflow_problems(path: str, plan: Any, config: SiteConfig) -> Iterator[Problem]:
    if "concurrency" not in plan:
        yield Problem("workflow-concurrency", path, 0, 0, "two runs at once may publish in the wrong order")
    for name, job in _jobs(plan):
        steps = _steps(job)
        uploads = [step for step in steps if _uses(step, _UPLOAD)]
        deploys = any(_uses(step, _DEPLOY) for step in steps)
        if uploads and deploys:
            yield Problem("workflow-one-job", path, 0, 0, f"the job '{name}' both uploads and deploys")
        if deploys:
            yield from _permission_problems(path, name, plan, job)
        if (uploads or deploys) and "timeout-minutes" not in job:
            yield Problem("workflow-timeout", path, 0, 0, f"the job '{name}' has no time limit of its own")
        for step in uploads:
            folder = _uploaded(step)
            if posixpath.basename(folder) != posixpath.basename(config.output.rstrip("/")) and "${{" not in folder:
                yield Problem("workflow-path", path, 0, 0, f"'{folder}' is uploaded, but the site is written to '{config.output}'")
        for used in sorted(str(step.get("uses", "")) for step in steps):
            if "@" in used and not used.startswith("./") and not _PINNED.fullmatch(used):
                yield Problem("workflow-unpinned", path, 0, 0, f"'{used}' may change under the same name")


def _permission_problems(path: str, name: str, plan: Any, job: Any) -> Iterator[Problem]:
    if not job.get("environment"):
        yield Problem("workflow-environment", path, 0, 0, f"the job '{name}' deploys outside of the environment github-pages")
    granted = job.get("permissions", plan.get("permissions"))
    if granted == "write-all":
        return
    for permission in _NEEDED:
        if not isinstance(granted, dict) or granted.get(permission) != "write":
            yield Problem("workflow-permission", path, 0, 0, f"the job '{name}' deploys without '{permission}: write'")


def _workflows(root: Path) -> Iterator[tuple[str, yamltext.Parsed]]:
    folder = root / WORKFLOWS
    for file in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
        path = file.relative_to(root).as_posix()
        try:
            text = file.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            yield path, yamltext.Parsed(None, (Problem("workflow-unreadable", path, 0, 0, f"cannot be read: {reason}"),))
            continue
        parsed = yamltext.parse(text, path)
        # Workflows may use YAML that site.yaml may not: what our strict reader refuses is no error of theirs.
        told = tuple(Problem("workflow-unreadable", p.path, p.line, p.column, p.message) for p in parsed.problems)
        yield path, yamltext.Parsed(parsed.root, told)


def _jobs(plan: Any) -> Iterator[tuple[str, Any]]:
    jobs = plan.get("jobs")
    for name, job in jobs.items() if isinstance(jobs, dict) else ():
        if isinstance(job, dict):
            yield str(name), job


def _steps(job: Any) -> list[Any]:
    steps = job.get("steps")
    return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []


def _uses(step: Any, action: str) -> bool:
    return str(step.get("uses", "")).split("@", 1)[0] == action


def _uploaded(step: Any) -> str:
    """The folder that a step uploads; the action's own default where it names none."""
    given = step.get("with")
    return str(given.get("path", "_site") if isinstance(given, dict) else "_site").strip().removeprefix("./").rstrip("/")


def _script(step: Any) -> str:
    return str(step.get("run", ""))
