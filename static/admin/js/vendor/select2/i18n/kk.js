// Kazakh texts of the search boxes in the administration; Select2 itself has none.
(function () {
  "use strict";
  if (!window.jQuery || !jQuery.fn.select2 || !jQuery.fn.select2.amd) {
    return;
  }
  jQuery.fn.select2.amd.define("select2/i18n/kk", [], function () {
    return {
      errorLoading: () => "Нәтижелерді жүктеу мүмкін болмады",
      inputTooLong: (given) => "Артық таңба саны: " + (given.input.length - given.maximum),
      inputTooShort: (given) => "Тағы кемінде " + (given.minimum - given.input.length) + " таңба теріңіз",
      loadingMore: () => "Жүктелуде…",
      maximumSelected: (given) => "Ең көбі " + given.maximum + " нұсқа таңдауға болады",
      noResults: () => "Ештеңе табылмады",
      searching: () => "Ізделуде…",
      removeAllItems: () => "Барлығын алып тастау",
      removeItem: () => "Алып тастау",
      search: () => "Іздеу",
    };
  });
})();
