# Belägg as an image: everything is fetched while it is built, nothing when it runs.

ARG PYTHON_VERSION=3.11

FROM python:${PYTHON_VERSION}-slim AS build
# The index of the CPU builds of torch; without it the default build is installed, which is several times as large.
ARG TORCH_INDEX_URL=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /src
RUN python -m venv /opt/belagg
ENV PATH="/opt/belagg/bin:${PATH}"

# Dependencies first: this layer stays until pyproject.toml changes.
COPY pyproject.toml ./
RUN python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > /tmp/requirements.txt \
    && pip install ${TORCH_INDEX_URL:+--extra-index-url "${TORCH_INDEX_URL}"} -r /tmp/requirements.txt

COPY . .
RUN pip install --no-deps . \
    && belagg model --lean \
    && belagg model --check

FROM python:${PYTHON_VERSION}-slim
# For scanned pages and old Word files (docs/reading.md).
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends tesseract-ocr tesseract-ocr-swe tesseract-ocr-osd antiword \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin belagg \
    && install --directory --owner=belagg --group=belagg /data
COPY --from=build /opt/belagg /opt/belagg
ENV PATH="/opt/belagg/bin:${PATH}" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    BELAGG_DATA=/data \
    BELAGG_HOST=0.0.0.0
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
ENTRYPOINT ["belagg"]
CMD ["serve"]
