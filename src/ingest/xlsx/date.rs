//! Serial days → dates as people write them: 2022年7月30日.

use super::code::Shape;
use crate::base::amount::Amount;

/// The day that is counted as 0, as days before 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// 1900, with a 29 February that never was.
    #[default]
    Of1900,
    /// 1904, of old Macintosh files.
    Of1904,
}

/// The last serial day: 9999-12-31.
const LAST: i64 = 2_958_465;
const SECONDS: i64 = 86_400;

/// A serial number as a date, with the parts that its format shows. None where there is no such day.
pub(super) fn written(serial: Amount, shape: Shape, epoch: Epoch) -> Option<String> {
    let seconds = serial.times(Amount::whole(SECONDS))?.rounded(0).written(0).parse::<i64>().ok()?;
    let (day, time) = (seconds.div_euclid(SECONDS), seconds.rem_euclid(SECONDS));
    if !(0..=LAST).contains(&day) {
        return None;
    }
    let (year, month, date) = match (epoch, day) {
        (Epoch::Of1900, 60) => (1900, 2, 29),
        (Epoch::Of1900, ..60) => civil(day.saturating_sub(25_568)),
        (Epoch::Of1900, _) => civil(day.saturating_sub(25_569)),
        (Epoch::Of1904, _) => civil(day.saturating_sub(24_107)),
    };
    let mut text = String::new();
    for (shown, number, unit) in [(shape.year, year, '年'), (shape.month, month, '月'), (shape.day, date, '日')] {
        if shown {
            text.push_str(&number.to_string());
            text.push(unit);
        }
    }
    if shape.clock {
        let dated = !text.is_empty();
        if dated {
            text.push(' ');
        }
        // A duration goes on over days.
        let hours = if dated { time } else { seconds }.div_euclid(3_600);
        let minutes = time.div_euclid(60).rem_euclid(60);
        text.push_str(&format!("{hours}:{minutes:02}"));
        let seconds = time.rem_euclid(60);
        if seconds > 0 {
            text.push_str(&format!(":{seconds:02}"));
        }
    }
    Some(text)
}

/// A date in ISO form, as strict files store it, written for people; none where it is none.
pub(super) fn iso(text: &str) -> Option<String> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = date.splitn(3, '-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let clock = time.get(..5).filter(|clock| *clock != "00:00").map(|clock| format!(" {clock}"));
    Some(format!("{year}年{month}月{day}日{}", clock.unwrap_or_default()))
}

/// Year, month and day of a day counted from 1970-01-01 (the usual way: years that begin in March, in eras of 400).
#[allow(clippy::arithmetic_side_effects, reason = "days are below three millions, divisors are constants")]
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let january = month >= 10;
    let month = if january { month - 9 } else { month + 3 };
    (year + era * 400 + i64::from(january), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Shape = Shape { year: true, month: true, day: true, clock: false };

    fn date(serial: &str, shape: Shape, epoch: Epoch) -> Option<String> {
        written(Amount::parse(serial).unwrap(), shape, epoch)
    }

    #[test]
    fn serial_days_are_dates_in_both_systems() {
        for (serial, epoch, meant) in [
            ("44772", Epoch::Of1900, "2022年7月30日"),
            ("43310", Epoch::Of1904, "2022年7月30日"),
            ("1", Epoch::Of1900, "1900年1月1日"),
            ("59", Epoch::Of1900, "1900年2月28日"),
            ("60", Epoch::Of1900, "1900年2月29日"),
            ("61", Epoch::Of1900, "1900年3月1日"),
            ("36585", Epoch::Of1900, "2000年2月29日"),
            ("2958465", Epoch::Of1900, "9999年12月31日"),
            ("0", Epoch::Of1904, "1904年1月1日"),
        ] {
            assert_eq!(date(serial, DATE, epoch).as_deref(), Some(meant), "{serial}");
        }
        assert_eq!(date("-1", DATE, Epoch::Of1900), None);
        assert_eq!(date("2958466", DATE, Epoch::Of1900), None);
        assert_eq!(date("79228162514264337593543950335", DATE, Epoch::Of1900), None);
    }

    #[test]
    fn only_what_the_format_shows_is_written() {
        let month = Shape { day: false, ..DATE };
        let clock = Shape { clock: true, ..Shape::default() };
        assert_eq!(date("44772", month, Epoch::Of1900).as_deref(), Some("2022年7月"));
        assert_eq!(
            date("44772.354166666664", Shape { clock: true, ..DATE }, Epoch::Of1900).as_deref(),
            Some("2022年7月30日 8:30")
        );
        assert_eq!(date("0.35417824", clock, Epoch::Of1900).as_deref(), Some("8:30:01"));
        assert_eq!(date("1.5", clock, Epoch::Of1900).as_deref(), Some("36:00"));
        assert_eq!(iso("2022-07-30T00:00:00").as_deref(), Some("2022年7月30日"));
        assert_eq!(iso("2022-07-30T08:30:00").as_deref(), Some("2022年7月30日 08:30"));
        assert_eq!(iso("及时"), None);
    }
}
