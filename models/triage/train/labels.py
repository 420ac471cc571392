"""The label guide's values, in the order of the model's outputs (src-main/contract/triage.ts has the same)."""

SENTIMENT = ["negative", "neutral", "positive"]
INTENT = [
    "question", "purchase_intent", "objection", "complaint", "praise",
    "greeting", "participation", "request", "spam_or_abuse", "other",
]
TOPIC = [
    "price", "shipping", "size_fit", "material_quality", "usage", "stock", "color_variant", "payment",
    "returns_warranty", "authenticity", "promotion", "stream_quality", "host", "none",
]
LANG = ["zh", "en", "es", "pt", "fr", "de", "it", "ja", "ko", "id", "th", "vi", "ar", "ru", "ms", "tl", "hi", "und"]
"""A label that is not known, where its number would stand."""
MISSING = -100
HEADS = {"sentiment": SENTIMENT, "intent": INTENT, "topic": TOPIC, "lang": LANG, "urgent": ["no", "yes"], "toxic": ["no", "yes"]}
