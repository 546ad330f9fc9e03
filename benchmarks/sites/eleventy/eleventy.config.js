// Articles, home, topics, archive, feed: what the other tools of the benchmark make.
module.exports = function (config) {
  const newest = (api) => api.getFilteredByGlob("content/articles/*.md").sort((a, b) => b.date - a.date || (a.url < b.url ? -1 : 1));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addCollection("newest", newest);
  config.addCollection("topics", (api) => {
    const topics = new Map();
    for (const item of newest(api)) {
      const name = item.data.category;
      topics.has(name) ? topics.get(name).items.push(item) : topics.set(name, { name, items: [item] });
    }
    return [...topics.values()];
  });
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false };
};
