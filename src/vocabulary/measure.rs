//! Measures: what a figure is a figure of.

/// A measure, by its place in the table below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure(u16);

/// Places from here on are of measures that packs have made: above their number stands the kind of unit.
const OWN: u16 = 1 << 15;
const KIND: u16 = 12;

/// What kind of unit the figures of a measure have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// Money: 元, 万元, 亿元.
    Money,
    /// A rate: %.
    Rate,
    /// Points of a score.
    Points,
    /// A count of people.
    People,
    /// An area: 平方米.
    Area,
}

macro_rules! measures {
    ($($(#[$meta:meta])* $name:ident = $id:literal, $zh:literal, $en:literal, $unit:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($name),* }
        $(
            #[doc = concat!($zh, ": ", $en)]
            pub const $name: Measure = Measure(Index::$name as u16);
        )*
        /// Ids with names, for documentation.
        #[cfg(feature = "dev")]
        const NAMES: &[(&str, &str)] = &[$(($id, $zh)),*];
        /// Ids and kinds of units. The names are for readers of this file: a report says its own words.
        const TABLE: &[(&str, UnitKind)] = &[$(($id, UnitKind::$unit)),*];
    };
}

measures! {
    INCOME_TOTAL = "incomeTotal", "收入合计", "total income", Money;
    CARRY_OVER_FROM_PRIOR_YEAR = "carryOverFromPriorYear", "上年结转", "carry-over from the prior year", Money;
    GENERAL_PUBLIC_BUDGET_APPROPRIATION = "generalPublicBudgetAppropriation", "一般公共预算拨款", "general public budget appropriation", Money;
    GOVERNMENT_MANAGED_FUNDS_APPROPRIATION = "governmentManagedFundsAppropriation", "政府性基金预算拨款", "government-managed funds appropriation", Money;
    STATE_CAPITAL_OPERATIONS_APPROPRIATION = "stateCapitalOperationsAppropriation", "国有资本经营预算拨款", "state capital operations appropriation", Money;
    SOCIAL_INSURANCE_FUNDS = "socialInsuranceFunds", "社会保险基金预算资金", "social insurance funds", Money;
    FISCAL_SPECIAL_ACCOUNT_FUNDS = "fiscalSpecialAccountFunds", "财政专户管理资金", "funds in fiscal special accounts", Money;
    UNIT_FUNDS = "unitFunds", "单位资金", "the unit's own funds", Money;
    OPERATING_INCOME_OF_INSTITUTION = "operatingIncomeOfInstitution", "事业收入", "operating income of the institution", Money;
    BUSINESS_INCOME = "businessIncome", "经营收入", "business income", Money;
    SUBSIDY_FROM_SUPERIOR = "subsidyFromSuperior", "上级补助收入", "subsidy from the superior unit", Money;
    REMITTANCE_FROM_SUBORDINATES = "remittanceFromSubordinates", "附属单位上缴收入", "remittance from subordinate units", Money;
    APPROPRIATION_FROM_OTHER_LEVELS = "appropriationFromOtherLevels", "非同级财政拨款收入", "appropriation from other levels of government", Money;
    NON_FISCAL_SURPLUS_USED = "nonFiscalSurplusUsed", "使用非财政拨款结余", "non-fiscal surplus used", Money;
    OTHER_INCOME = "otherIncome", "其他收入", "other income", Money;
    FISCAL_APPROPRIATION = "fiscalAppropriation", "财政拨款", "fiscal appropriation", Money;
    INCOME_OF_YEAR = "incomeOfYear", "本年收入合计", "income of the year", Money;
    EXPENDITURE_OF_YEAR = "expenditureOfYear", "本年支出合计", "expenditure of the year", Money;
    SURPLUS_DISTRIBUTED = "surplusDistributed", "结余分配", "surplus distributed", Money;
    CHANGE_AMOUNT = "changeAmount", "增减额", "change", Money;
    CHANGE_RATE = "changeRate", "增减率", "rate of change", Rate;
    FIXED_ASSET_UTILIZATION = "fixedAssetUtilization", "固定资产利用率", "utilization of fixed assets", Rate;
    SCORE_COEFFICIENT = "scoreCoefficient", "得分系数", "score coefficient", Rate;
    EXPENDITURE_TOTAL = "expenditureTotal", "支出合计", "total expenditure", Money;
    BASIC_EXPENDITURE = "basicExpenditure", "基本支出", "basic expenditure", Money;
    PERSONNEL_EXPENDITURE = "personnelExpenditure", "人员经费", "personnel expenditure", Money;
    OPERATING_EXPENDITURE = "operatingExpenditure", "公用经费", "operating expenditure", Money;
    WAGES_AND_BENEFITS = "wagesAndBenefits", "工资福利支出", "wages and benefits", Money;
    SUBSIDIES_TO_PERSONS = "subsidiesToPersons", "对个人和家庭的补助", "subsidies to persons and families", Money;
    GOODS_AND_SERVICES = "goodsAndServices", "商品和服务支出", "goods and services", Money;
    CAPITAL_EXPENDITURE = "capitalExpenditure", "资本性支出", "capital expenditure", Money;
    BUSINESS_EXPENDITURE = "businessExpenditure", "经营支出", "business expenditure", Money;
    REMITTANCE_TO_SUPERIOR = "remittanceToSuperior", "上缴上级支出", "remittance to the superior unit", Money;
    SUBSIDY_TO_SUBORDINATES = "subsidyToSubordinates", "对附属单位补助支出", "subsidy to subordinate units", Money;
    PROJECT_EXPENDITURE = "projectExpenditure", "项目支出", "project expenditure", Money;
    SURPLUS = "surplus", "结余", "surplus", Money;
    YEAR_SURPLUS = "yearSurplus", "当年结余", "surplus of the year", Money;
    CUMULATIVE_SURPLUS = "cumulativeSurplus", "累计结余", "cumulative surplus", Money;
    THREE_PUBLIC_EXPENSES = "threePublicExpenses", "三公经费", "\"three public\" expenses", Money;
    OFFICIAL_RECEPTION = "officialReception", "公务接待费", "official reception", Money;
    OFFICIAL_VEHICLES = "officialVehicles", "公务用车购置及运行维护费", "purchase and operation of official vehicles", Money;
    OFFICIAL_VEHICLES_OPERATION = "officialVehiclesOperation", "公务用车运行维护费", "operation of official vehicles", Money;
    OFFICIAL_VEHICLES_PURCHASE = "officialVehiclesPurchase", "公务用车购置费", "purchase of official vehicles", Money;
    OFFICIAL_OVERSEAS_TRAVEL = "officialOverseasTravel", "因公出国（境）费", "official overseas travel", Money;
    CONFERENCE_EXPENSES = "conferenceExpenses", "会议费", "conference expenses", Money;
    FIXED_ASSETS = "fixedAssets", "固定资产", "fixed assets", Money;
    FIXED_ASSETS_IN_USE = "fixedAssetsInUse", "在用固定资产", "fixed assets in use", Money;
    FIXED_ASSETS_LEASED_OUT = "fixedAssetsLeasedOut", "出租固定资产", "fixed assets leased out", Money;
    OTHER_FIXED_ASSETS = "otherFixedAssets", "其他固定资产", "other fixed assets", Money;
    ANNUAL_FUNDS = "annualFunds", "年度资金总额", "funds of the year", Money;
    FUNDS_BY_SOURCE = "fundsBySource", "按收入性质分", "funds by source", Money;
    FUNDS_BY_NATURE = "fundsByNature", "按支出性质分", "funds by nature of expenditure", Money;
    BUDGET_EXECUTION_RATE = "budgetExecutionRate", "预算执行率", "budget execution rate", Rate;
    GOVERNMENT_PROCUREMENT = "governmentProcurement", "政府采购金额", "government procurement", Money;
    CONFERENCE_AND_TRAINING = "conferenceAndTraining", "会议费和培训费", "conference and training expenses", Money;
    MAINTENANCE_EXPENSES = "maintenanceExpenses", "运行维护经费", "operation and maintenance", Money;
    AUTHORIZED_POSTS = "authorizedPosts", "人员编制", "authorized posts", People;
    IN_SERVICE_STAFF = "inServiceStaff", "在职人数", "in-service staff", People;
    ACTUAL_HEADCOUNT = "actualHeadcount", "实有人数", "actual headcount", People;
    IN_SERVICE_STAFF_CONTROL_RATE = "inServiceStaffControlRate", "在职人员控制率", "in-service staff control rate", Rate;
    APPROVED_AREA = "approvedArea", "批复规模", "approved area", Area;
    ACTUAL_AREA = "actualArea", "实际规模", "actual area", Area;
    AREA_CONTROL_RATE = "areaControlRate", "规模控制率", "area control rate", Rate;
    BUDGETED_INVESTMENT = "budgetedInvestment", "预算投资", "budgeted investment", Money;
    ACTUAL_INVESTMENT = "actualInvestment", "实际投资", "actual investment", Money;
    INVESTMENT_CONTROL_RATE = "investmentControlRate", "投资概算控制率", "investment control rate", Rate;
    BUDGET_ADJUSTMENT = "budgetAdjustment", "预算调整数", "budget adjustment", Money;
    TOTAL_SELF_SCORE = "totalSelfScore", "自评总分", "total self-score", Points;
    MAX_POINTS = "maxPoints", "分值", "points obtainable", Points;
    SELF_SCORE = "selfScore", "自评得分", "self-score", Points;
}

impl Measure {
    /// The measure of this id, as packs are written.
    pub fn by_id(id: &str) -> Option<Self> {
        TABLE.iter().position(|(known, _)| *known == id).and_then(|at| u16::try_from(at).ok()).map(Self)
    }

    /// Its id; of one that a pack has made only that it is.
    pub fn id(self) -> &'static str {
        TABLE.get(usize::from(self.0)).map_or("own", |(id, _)| id)
    }

    /// The measure at this place of the table, or one that a pack has made.
    pub fn at(place: u16) -> Option<Self> {
        (place >= OWN || usize::from(place) < TABLE.len()).then_some(Self(place))
    }

    /// A measure of a pack's own: its number, of 4096, and what its figures are counted in.
    pub fn own(number: u16, unit: UnitKind) -> Self {
        Self(OWN | ((unit as u16) << KIND) | (number % (1 << KIND)))
    }

    /// True for a measure that a pack has made.
    pub fn is_own(self) -> bool {
        self.0 >= OWN
    }

    /// The ids of the table with their Chinese names.
    #[cfg(feature = "dev")]
    pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
        NAMES.iter().copied()
    }

    /// The ids of the table.
    pub fn ids() -> impl Iterator<Item = &'static str> + Clone {
        TABLE.iter().map(|(id, _)| *id)
    }

    /// Its place in the table, by which packs name it once they are compiled.
    pub fn place(self) -> u16 {
        self.0
    }

    /// Its kind of unit.
    pub fn unit(self) -> UnitKind {
        if self.is_own() {
            let kinds = [UnitKind::Money, UnitKind::Rate, UnitKind::Points, UnitKind::People, UnitKind::Area];
            return kinds.get(usize::from((self.0 & !OWN) >> KIND)).copied().unwrap_or(UnitKind::Money);
        }
        TABLE.get(usize::from(self.0)).map_or(UnitKind::Money, |(_, unit)| *unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_found_by_its_id_and_no_id_stands_twice() {
        for (at, (id, _)) in TABLE.iter().enumerate() {
            assert_eq!(Measure::by_id(id).map(|m| usize::from(m.0)), Some(at), "{id}");
        }
    }
}
