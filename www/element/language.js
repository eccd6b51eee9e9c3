// Which language to show, and the few words the shell says itself, when there is nobody else to say them.

// The three languages, by the tags that pages use for them.
export function supported(tag) {
  const parts = String(tag || "").toLowerCase().split(/[-_]/);
  if (parts[0] === "en") {
    return "en";
  }
  if (parts[0] === "zh") {
    const traditional = parts.includes("hant") || (!parts.includes("hans") && parts.some((part) => ["tw", "hk", "mo"].includes(part)));
    return traditional ? "zh-Hant" : "zh-Hans";
  }
  return null;
}

// The language of the text around an element: the nearest `lang`, also through the hosts of shadow roots.
export function languageAround(element) {
  let node = element;
  while (node) {
    const near = node.closest("[lang]");
    if (near) {
      return supported(near.getAttribute("lang"));
    }
    node = node.getRootNode().host;
  }
  return null;
}

export const WORDS = {
  "zh-Hans": {
    network: "题目没能打开，可能是网络断了。",
    integrity: "题目文件和登记的不一样，没有打开。",
    pack: "题目文件不完整，没能打开。",
    version: "题目文件和本页程序的版本对不上，没能打开。",
    unsupported: "这个浏览器太旧，打不开自测。请换一个浏览器。",
    internal: "程序出了错，停了下来。",
    safe: "您的答案没有传出去。",
    retry: "再试一次",
    code: "错误代号",
  },
  "zh-Hant": {
    network: "題目沒能打開，可能是網絡斷了。",
    integrity: "題目文件和登記的不一樣，沒有打開。",
    pack: "題目文件不完整，沒能打開。",
    version: "題目文件和本頁程式的版本對不上，沒能打開。",
    unsupported: "這個瀏覽器太舊，打不開自測。請換一個瀏覽器。",
    internal: "程式出了錯，停了下來。",
    safe: "您的答案沒有傳出去。",
    retry: "再試一次",
    code: "錯誤代號",
  },
  en: {
    network: "The questions could not be opened; the connection may be down.",
    integrity: "The file with the questions is not the one that was registered, so it was not opened.",
    pack: "The file with the questions is incomplete.",
    version: "The file with the questions and the program on this page are of different versions.",
    unsupported: "This browser is too old for the self-check. Please use another one.",
    internal: "The program ran into an error and has stopped.",
    safe: "Your answers have not been sent anywhere.",
    retry: "Try again",
    code: "Error code",
  },
};
